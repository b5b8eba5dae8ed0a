package dev.seaworthy.aws.projection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container of a task definition as a service of a Compose file. */
record ComposeService(EcsService service, JsonNode container, Texts texts, ProjectedImages images) {
    private static final String TMP = "tmp";

    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        images.of(texts.of(container.path("Image"))).forEach(settings::put);
        settings.put("user", container.path("User").asText());
        put(settings, "entrypoint", list("EntryPoint"));
        put(settings, "command", list("Command"));
        environment().ifPresent(environment -> settings.put("environment", environment));
        settings.put("read_only", container.path("ReadonlyRootFilesystem").asBoolean());
        put(
                settings,
                "cap_drop",
                container
                        .at("/LinuxParameters/Capabilities/Drop")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
        sysctls().ifPresent(sysctls -> settings.put("sysctls", sysctls));
        settings.put("volumes", volumes());
        settings.put("tmpfs", List.of(tmp() + ":mode=1777"));
        return settings;
    }

    /** Of the main container; {@code prepare} has none. */
    Map<String, Object> health() {
        JsonNode check = container.path("HealthCheck");
        Map<String, Object> health = new LinkedHashMap<>();
        health.put(
                "test",
                check.path("Command").valueStream().map(JsonNode::asText).toList());
        health.put("interval", seconds(check.path("Interval")));
        health.put("timeout", seconds(check.path("Timeout")));
        health.put("retries", check.path("Retries").asInt());
        health.put("start_period", seconds(check.path("StartPeriod")));
        return health;
    }

    static String seconds(JsonNode number) {
        return number.asInt() + "s";
    }

    private Optional<Map<String, Object>> environment() {
        Map<String, Object> environment = new LinkedHashMap<>();
        container
                .path("Environment")
                .forEach(variable -> environment.put(variable.path("Name").asText(), texts.of(variable.path("Value"))));
        return environment.isEmpty() ? Optional.empty() : Optional.of(environment);
    }

    private Optional<Map<String, Object>> sysctls() {
        Map<String, Object> sysctls = new LinkedHashMap<>();
        container
                .path("SystemControls")
                .forEach(control -> sysctls.put(
                        control.path("Namespace").asText(),
                        control.path("Value").asText()));
        return sysctls.isEmpty() ? Optional.empty() : Optional.of(sysctls);
    }

    /** All tasks of a Compose service share a volume, which a task of Fargate has for itself; hence not for /tmp. */
    private List<String> volumes() {
        return container
                .path("MountPoints")
                .valueStream()
                .filter(mount -> !mount.path("SourceVolume").asText().equals(TMP))
                .map(mount -> "%s:%s%s"
                        .formatted(
                                volume(service, mount.path("SourceVolume").asText()),
                                mount.path("ContainerPath").asText(),
                                mount.path("ReadOnly").asBoolean() ? ":ro" : ""))
                .toList();
    }

    static String volume(EcsService service, String name) {
        return service.name() + "-" + name;
    }

    private String tmp() {
        return container
                .path("MountPoints")
                .valueStream()
                .filter(mount -> mount.path("SourceVolume").asText().equals(TMP))
                .map(mount -> mount.path("ContainerPath").asText())
                .findFirst()
                .orElseThrow(() -> new ProjectionException("%s has no volume tmp".formatted(service.name())));
    }

    private List<String> list(String property) {
        return container.path(property).valueStream().map(texts::of).toList();
    }

    private static void put(Map<String, Object> settings, String key, List<String> values) {
        if (!values.isEmpty()) {
            settings.put(key, values);
        }
    }
}
