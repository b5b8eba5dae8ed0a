package dev.seaworthy.aws.projection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seaworthy.aws.projection.PermittedConnections.Permitted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds the Compose file, and knows the secrets that it needs. */
final class Projection {
    private static final String PREPARE = "-prepare";
    private static final String PUBLIC = "public";

    private final List<EcsService> services;
    private final List<Permitted> permitted;
    private final Set<String> published;
    private final Texts texts;
    private final ProjectedImages images;
    private final String namespace;
    private final JsonNode database;

    Projection(JsonNode template, PermittedConnections connections, Path repository) {
        this.services = EcsService.all(template);
        this.permitted = connections.between(names(services));
        this.published = connections.published();
        this.namespace = only(template, "AWS::ServiceDiscovery::PrivateDnsNamespace")
                .path("Name")
                .asText();
        this.database = only(template, "AWS::RDS::DBInstance");
        this.texts = new Texts(assignedNames());
        this.images = new ProjectedImages(repository, namespace, version());
    }

    /** What AWS assigns during the deployment. The sites are those of the Compose stack. */
    private static Map<String, String> assignedNames() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("Database.Endpoint.Address", Database.NAME);
        names.put("InternalLoadBalancer.DNSName", "internal-lb");
        names.put("PublicLoadBalancer.DNSName", "localhost");
        return names;
    }

    List<EcsService> services() {
        return services;
    }

    Map<String, Object> composeFile() {
        Map<String, Object> all = new LinkedHashMap<>();
        Set<String> volumes = new LinkedHashSet<>(List.of(Database.VOLUME));
        for (EcsService service : services) {
            if (!service.prepare().isMissingNode()) {
                all.put(service.name() + PREPARE, prepare(service));
            }
            all.put(service.name(), main(service));
            service.volumes().keySet().stream()
                    .filter(volume -> !volume.equals("tmp"))
                    .forEach(volume -> volumes.add(ComposeService.volume(service, volume)));
        }
        Map<String, Object> settings = Database.settings(database.path("DBName").asText(), "seaworthy");
        connect(settings, Database.NAME);
        all.put(Database.NAME, settings);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", "seaworthy-aws");
        file.put("services", all);
        file.put("networks", allNetworks());
        file.put("volumes", keys(volumes));
        file.put("secrets", secretFiles());
        return file;
    }

    /** Ends before the main container starts, as {@code dependsOn SUCCESS} says. */
    private Map<String, Object> prepare(EcsService service) {
        Map<String, Object> settings = new ComposeService(service, service.prepare(), texts, images).settings();
        if (!service.prepare().path("Secrets").isEmpty()) {
            settings.put("env_file", List.of(Secrets.environmentFile(service)));
        }
        settings.put("network_mode", "none");
        settings.put("mem_limit", service.prepare().path("Memory").asInt() + "m");
        return settings;
    }

    private Map<String, Object> main(EcsService service) {
        ComposeService container = new ComposeService(service, service.container(), texts, images);
        Map<String, Object> settings = container.settings();
        settings.put("healthcheck", container.health());
        settings.put(
                "stop_grace_period", ComposeService.seconds(service.container().path("StopTimeout")));
        settings.put("depends_on", dependencies(service));
        settings.put("deploy", deploy(service));
        connect(settings, service.name());
        settings.put("restart", "always"); // ECS starts a task that has ended again, whatever its exit code
        if (service.singleton()) {
            settings.put("container_name", "${COMPOSE_PROJECT_NAME}-" + service.name());
        }
        if (published.contains(service.name())) {
            settings.put(
                    "ports",
                    service.container()
                            .path("PortMappings")
                            .valueStream()
                            .map(port ->
                                    "127.0.0.1::" + port.path("ContainerPort").asInt())
                            .toList());
        }
        if (service.name().equals("api")) {
            settings.put("secrets", List.of(authority()));
        }
        return settings;
    }

    /** The authority that has issued the certificate of the local database, in the place of those of RDS. */
    private static Map<String, Object> authority() {
        Map<String, Object> authority = new LinkedHashMap<>();
        authority.put("source", Database.AUTHORITY);
        authority.put("target", "/etc/seaworthy/" + Database.AUTHORITY);
        return authority;
    }

    private Map<String, Object> dependencies(EcsService service) {
        Map<String, Object> dependencies = new LinkedHashMap<>();
        if (!service.prepare().isMissingNode()) {
            dependencies.put(service.name() + PREPARE, Map.of("condition", "service_completed_successfully"));
        }
        services.stream()
                .filter(other -> service.startsAfter().contains(other.id()))
                .forEach(other -> dependencies.put(other.name(), Map.of("condition", "service_healthy")));
        return dependencies;
    }

    private static Map<String, Object> deploy(EcsService service) {
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("memory", service.container().path("Memory").asInt() + "M");
        limits.put("cpus", String.valueOf(service.cpus()));
        Map<String, Object> deploy = new LinkedHashMap<>();
        deploy.put("replicas", service.count());
        deploy.put("resources", Map.of("limits", limits));
        return deploy;
    }

    /** Without a permitted connection, Compose would connect it to a network that leads outside. */
    private void connect(Map<String, Object> settings, String name) {
        Map<String, Object> networks = networks(name);
        if (networks.isEmpty()) {
            settings.put("network_mode", "none");
        } else {
            settings.put("networks", networks);
        }
    }

    private Map<String, Object> networks(String name) {
        Map<String, Object> networks = new LinkedHashMap<>();
        for (Permitted connection : permitted) {
            if (connection.to().equals(name)) {
                List<String> aliases = new ArrayList<>(List.of(name + "." + namespace));
                if (!connection.balancer().isEmpty()) {
                    aliases.add(connection.balancer());
                }
                networks.put(connection.network(), Map.of("aliases", aliases));
            } else if (connection.from().equals(name)) {
                networks.put(connection.network(), new LinkedHashMap<>());
            }
        }
        if (published.contains(name)) {
            networks.put(PUBLIC, new LinkedHashMap<>());
        }
        return networks;
    }

    private Map<String, Object> allNetworks() {
        Map<String, Object> networks = new LinkedHashMap<>();
        networks.put(PUBLIC, new LinkedHashMap<>());
        permitted.forEach(connection -> networks.put(connection.network(), Map.of("internal", true)));
        return networks;
    }

    private static Set<String> names(List<EcsService> services) {
        Set<String> names = new LinkedHashSet<>(List.of(Database.NAME));
        services.forEach(service -> names.add(service.name()));
        return names;
    }

    private static Map<String, Object> secretFiles() {
        Map<String, Object> files = new LinkedHashMap<>();
        Database.secrets().forEach(name -> files.put(name, Map.of("file", "./secrets/" + name)));
        files.put(Database.AUTHORITY, Map.of("file", "./secrets/" + Database.AUTHORITY));
        return files;
    }

    private static Map<String, Object> keys(Set<String> names) {
        Map<String, Object> keys = new LinkedHashMap<>();
        names.forEach(name -> keys.put(name, new LinkedHashMap<>()));
        return keys;
    }

    private String version() {
        return services.stream()
                .flatMap(service -> service.container().path("Environment").valueStream())
                .filter(variable -> variable.path("Name").asText().equals("VERSION"))
                .map(variable -> variable.path("Value").asText())
                .findFirst()
                .orElseThrow(() -> new ProjectionException("no container has the environment variable VERSION"));
    }

    private static JsonNode only(JsonNode template, String type) {
        return template.path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"))
                .findFirst()
                .orElseThrow(() -> new ProjectionException("the template has no " + type));
    }
}
