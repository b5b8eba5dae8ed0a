package dev.seaworthy.contract.draft;

import static dev.seaworthy.contract.draft.DraftLine.list;
import static dev.seaworthy.contract.draft.DraftLine.yaml;

import dev.seaworthy.contract.Image;
import dev.seaworthy.contract.draft.DraftList.Group;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The promises that the configuration of a service suggests.
 *
 * @param compose the service in the Compose model
 * @param image the configuration of its image; an empty object if the image does not exist
 * @param completes whether another service waits until it has completed
 * @param ports the TCP ports at which its dependencies seem to listen, as {@code SERVICE:PORT}
 */
record ServiceDraft(String name, JsonNode compose, JsonNode image, boolean completes, List<String> ports) {
    private static final int INDENT = 4;
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final int RETRIES = 3;

    /** Of MySQL, PostgreSQL, AMQP, Redis, memcached and MongoDB. */
    private static final Set<Integer> WITHOUT_HTTP = Set.of(3306, 5432, 5672, 6379, 11211, 27017);

    Stream<DraftLine> lines() {
        return Stream.of(
                        Stream.of(DraftLine.of(2, yaml(name) + ":", "compose: services")),
                        replicas(),
                        completes
                                ? key("completes: true", "compose: depends_on, service_completed_successfully")
                                : none(),
                        scalable(),
                        http(),
                        tcp(),
                        publishes(),
                        reaches(),
                        new LimitsDraft(compose).line(INDENT).stream(),
                        restart(),
                        health(),
                        dependsOn(),
                        new MountsDraft(compose, image).lines(INDENT),
                        environment(),
                        pinned(),
                        user())
                .flatMap(lines -> lines);
    }

    /** @return how many containers Compose starts of a service */
    static int replicas(JsonNode compose) {
        return compose.path("deploy")
                .path("replicas")
                .asInt(compose.path("scale").asInt(1));
    }

    private Stream<DraftLine> replicas() {
        JsonNode deployed = compose.path("deploy").path("replicas");
        JsonNode scale = compose.path("scale");
        return key(
                "replicas: " + replicas(compose),
                deployed.isNumber()
                        ? "compose: deploy.replicas"
                        : scale.isNumber() ? "compose: scale" : "the default of Compose");
    }

    private Stream<DraftLine> scalable() {
        return compose.has("container_name") && !completes
                ? suggestion("scalable: false", "compose: container_name permits one container")
                : none();
    }

    private Stream<DraftLine> http() {
        return TcpPorts.of(compose, image).stream()
                .filter(port -> !WITHOUT_HTTP.contains(port))
                .limit(1)
                .flatMap(port -> suggestion(
                        "http: {port: %d, path: /}".formatted(port), "a guess: it seems to listen on this port"));
    }

    private Stream<DraftLine> tcp() {
        List<String> listening = TcpPorts.of(compose, image).stream()
                .filter(WITHOUT_HTTP::contains)
                .map(String::valueOf)
                .toList();
        return new DraftList("tcp", List.of(Group.suggestion(listening, "a guess: it seems to listen on this port")))
                .lines(INDENT);
    }

    private Stream<DraftLine> publishes() {
        List<String> published = compose.path("ports")
                .valueStream()
                .map(port -> port.path("protocol").asString("tcp").equals("udp")
                        ? "\"%d/udp\"".formatted(port.path("target").asInt())
                        : port.path("target").asString())
                .distinct()
                .toList();
        return published.isEmpty()
                ? none()
                : key("publishes: [%s]".formatted(String.join(", ", published)), "compose: ports");
    }

    private Stream<DraftLine> reaches() {
        return ports.isEmpty()
                ? none()
                : suggestion("reaches: " + list(ports), "a guess: ports of services it depends on");
    }

    private Stream<DraftLine> restart() {
        JsonNode deployed = compose.path("deploy").path("restart_policy");
        if (compose.path("restart").isString()) {
            return key("restart: " + compose.path("restart").stringValue(), "compose: restart");
        }
        return switch (deployed.path("condition").asString("")) {
            case "any" -> key("restart: always", "compose: deploy.restart_policy");
            case "on-failure" ->
                key(
                        "restart: on-failure"
                                + (deployed.path("max_attempts").asInt(0) > 0
                                        ? ":" + deployed.path("max_attempts").asInt()
                                        : ""),
                        "compose: deploy.restart_policy");
            case "none" -> key("restart: no", "compose: deploy.restart_policy");
            default -> none();
        };
    }

    private Stream<DraftLine> health() {
        Optional<Duration> interval = healthInterval();
        if (interval.isEmpty()) {
            return none();
        }
        JsonNode check = compose.path("healthcheck");
        Duration probe = interval.get().plus(Units.duration(check.path("timeout"), INTERVAL));
        return key(
                "health: {unhealthy-within: %s, healthy-within: %s}"
                        .formatted(
                                Units.text(
                                        probe.multipliedBy(check.path("retries").asInt(RETRIES) + 1)),
                                Units.text(probe.multipliedBy(2))),
                check.isObject()
                        ? "compose: healthcheck, with its interval, timeout and retries"
                        : "the image's health check");
    }

    /** @return empty if the service has no health check */
    Optional<Duration> healthInterval() {
        JsonNode check = compose.path("healthcheck");
        boolean disabled = check.path("disable").asBoolean(false)
                || check.path("test").path(0).asString("").equals("NONE");
        return disabled || !check.isObject() && !image.has("Healthcheck")
                ? Optional.empty()
                : Optional.of(Units.duration(check.path("interval"), INTERVAL));
    }

    /** @return the time until its health check has succeeded once; 0 if it has none */
    Duration startUp() {
        return healthInterval()
                .map(interval ->
                        interval.plus(Units.duration(compose.path("healthcheck").path("start_period"), Duration.ZERO)))
                .orElse(Duration.ZERO);
    }

    private Stream<DraftLine> dependsOn() {
        return new DraftList(
                        "depends-on",
                        List.of(
                                Group.of(dependencies(false), "compose: depends_on, healthy or completed"),
                                Group.suggestion(
                                        dependencies(true),
                                        "compose: depends_on waits until it is started, and not until it is healthy")))
                .lines(INDENT);
    }

    /** @return the quoted names */
    private List<String> dependencies(boolean onlyStarted) {
        return compose.path("depends_on").properties().stream()
                .filter(needed -> needed.getValue()
                                .path("condition")
                                .asString("service_started")
                                .equals("service_started")
                        == onlyStarted)
                .map(needed -> yaml(needed.getKey()))
                .toList();
    }

    private Stream<DraftLine> environment() {
        List<String> names = compose.path("environment")
                .propertyStream()
                .map(variable -> variable.getKey())
                .toList();
        return names.isEmpty()
                ? none()
                : suggestion("environment: {required: %s}".formatted(list(names)), "compose: environment");
    }

    private Stream<DraftLine> pinned() {
        String reference = compose.path("image").asString("");
        BiFunction<String, String, Stream<DraftLine>> line = Image.isPinned(reference) ? this::key : this::suggestion;
        return reference.isEmpty() ? none() : line.apply("image: pinned", "compose: the image is " + reference);
    }

    private Stream<DraftLine> user() {
        String user = compose.path("user").asString(image.path("User").asString(""));
        String origin = compose.has("user") ? "compose: user" : "the image's user";
        return user.isEmpty()
                ? none()
                : user.matches("\\d{1,9}(:\\d{1,9})?")
                        ? key("user: \"%s\"".formatted(user), origin)
                        : suggestion("user: \"UID\"", "%s is %s; a contract has its number".formatted(origin, user));
    }

    private Stream<DraftLine> key(String text, String origin) {
        return Stream.of(DraftLine.of(INDENT, text, origin));
    }

    private Stream<DraftLine> suggestion(String text, String origin) {
        return Stream.of(DraftLine.suggestion(INDENT, text, origin));
    }

    private static Stream<DraftLine> none() {
        return Stream.empty();
    }
}
