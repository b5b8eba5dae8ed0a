package dev.seaworthy.contract.draft;

import static dev.seaworthy.contract.draft.DraftLine.list;
import static dev.seaworthy.contract.draft.DraftLine.yaml;
import static java.util.Map.entry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A draft of a contract, with the origin of each line.
 *
 * @param model output of {@code docker compose config} as JSON
 * @param images the configuration of each image that exists, by the name in the model
 */
record ContractDraft(JsonNode model, Map<String, JsonNode> images) {
    private static final Duration LEAST = Duration.ofSeconds(60);

    private static final String HEAD = """
            # A draft, from what the stack configures. It is not yet a contract: the stack would be compared with itself.
            # Decide for each line whether the stack promises it: correct or delete the line, or remove its comment.
            # A line that begins with # is a suggestion. docs/contract.md of the suite documents the keys.

            """;

    /** What all services must configure, so that the restriction is a promise of the whole stack. */
    private static final List<Map.Entry<String, Predicate<JsonNode>>> HARDENINGS = List.of(
            entry("no-capabilities", service -> has(service, "cap_drop", "ALL") && !service.has("cap_add")),
            entry(
                    "no-new-privileges",
                    service -> has(service, "security_opt", "no-new-privileges:true")
                            || has(service, "security_opt", "no-new-privileges")),
            entry("read-only-root", service -> service.path("read_only").asBoolean(false)));

    @Override
    public String toString() {
        List<ServiceDraft> services = services().entrySet().stream()
                .map(service -> service(service.getKey(), service.getValue()))
                .toList();
        Duration startUp = services().keySet().stream().map(this::startUp).reduce(LEAST, ContractDraft::longer);
        Stream<DraftLine> head = Stream.of(DraftLine.of(
                0,
                "healthy-within: " + Units.text(startUp),
                "a guess: start periods and intervals of the health checks, one after another, 60 s at least"));
        return HEAD
                + Stream.of(
                                head,
                                hardened(),
                                networks(),
                                secrets(),
                                Stream.of(DraftLine.of(0, "services:", "compose: services")),
                                services.stream().flatMap(ServiceDraft::lines))
                        .flatMap(lines -> lines)
                        .map(DraftLine::toString)
                        .collect(Collectors.joining());
    }

    /** @return the time until a service is healthy if each that it depends on needs its start period and interval */
    private Duration startUp(String service) {
        JsonNode compose = services().get(service);
        return compose.path("depends_on").propertyNames().stream()
                .filter(services()::containsKey)
                .map(this::startUp)
                .reduce(Duration.ZERO, ContractDraft::longer)
                .plus(service(service, compose).startUp());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Without those that Compose starts no container of. */
    private Map<String, JsonNode> services() {
        Map<String, JsonNode> services = named(model.path("services"));
        services.values().removeIf(service -> ServiceDraft.replicas(service) == 0);
        return services;
    }

    private static Map<String, JsonNode> named(JsonNode node) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        node.forEachEntry(named::put);
        return named;
    }

    private ServiceDraft service(String name, JsonNode compose) {
        boolean completes = services().values().stream()
                .map(other ->
                        other.path("depends_on").path(name).path("condition").asString(""))
                .anyMatch("service_completed_successfully"::equals);
        List<String> ports = compose.path("depends_on").propertyNames().stream()
                .flatMap(needed ->
                        TcpPorts.of(services().getOrDefault(needed, model.path("none")), image(needed)).stream()
                                .map(port -> needed + ":" + port))
                .toList();
        return new ServiceDraft(name, compose, image(name), completes, ports);
    }

    /** Compose names the image of a service that is only built after the project and the service. */
    private JsonNode image(String service) {
        String built = model.path("name").asString("") + "-" + service;
        String reference = model.path("services").path(service).path("image").asString(built);
        return images.getOrDefault(reference, JsonMapper.shared().createObjectNode());
    }

    private Stream<DraftLine> hardened() {
        List<String> all = HARDENINGS.stream()
                .filter(hardening -> services().values().stream().allMatch(hardening.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return all.isEmpty()
                ? Stream.of(DraftLine.suggestion(
                        0,
                        "hardened: [no-capabilities, no-new-privileges, not-root]",
                        "not configured for every service now"))
                : Stream.of(DraftLine.of(0, "hardened: " + list(all), "compose: every service configures it"));
    }

    private static boolean has(JsonNode service, String key, String value) {
        return service.path(key)
                .valueStream()
                .anyMatch(item -> item.asString("").equalsIgnoreCase(value));
    }

    private Stream<DraftLine> networks() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        model.path("networks").propertyNames().forEach(network -> members.put(network, members(network)));
        members.values().removeIf(List::isEmpty);
        Stream<DraftLine> lines = members.entrySet().stream()
                .map(network -> DraftLine.of(
                        2,
                        "%s: {services: %s%s}"
                                .formatted(
                                        yaml(network.getKey()),
                                        list(network.getValue()),
                                        isInternal(network.getKey()) ? "" : ", leads-outside: true"),
                        isInternal(network.getKey()) ? "compose: networks, internal" : "compose: networks"));
        return members.isEmpty()
                ? Stream.empty()
                : Stream.concat(Stream.of(DraftLine.of(0, "networks:", "compose: networks")), lines);
    }

    /** A service with {@code network_mode: service:OTHER} has the networks of the other one. */
    private List<String> members(String network) {
        List<String> joined = users("networks", network);
        return services().entrySet().stream()
                .filter(service -> joined.contains(service.getKey())
                        || joined.contains(service.getValue()
                                .path("network_mode")
                                .asString("")
                                .replaceFirst("^service:", "")))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isInternal(String network) {
        return model.path("networks").path(network).path("internal").asBoolean(false);
    }

    private Stream<DraftLine> secrets() {
        List<String> used = model.path("secrets").propertyNames().stream()
                .filter(secret -> !users("secrets", secret).isEmpty())
                .toList();
        Stream<DraftLine> lines = used.stream()
                .map(secret -> DraftLine.of(
                        2,
                        "%s: {read-by: %s}".formatted(yaml(secret), list(users("secrets", secret))),
                        "compose: secrets of these services"));
        return used.isEmpty()
                ? Stream.empty()
                : Stream.concat(Stream.of(DraftLine.of(0, "secrets:", "compose: secrets")), lines);
    }

    /** @return the services that list a network as key, or a secret as source */
    private List<String> users(String key, String name) {
        return services().entrySet().stream()
                .filter(service -> service.getValue().path(key).has(name)
                        || service.getValue()
                                .path(key)
                                .valueStream()
                                .anyMatch(
                                        item -> item.path("source").asString("").equals(name)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
