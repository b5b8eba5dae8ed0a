package dev.seaworthy.aws.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The projection of the committed template. */
final class ProjectionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private Map<?, ?> compose;

    @BeforeEach
    void project() throws IOException {
        compose = projectionOf(template -> {});
    }

    @Test
    void there_is_a_network_for_each_permitted_connection_and_only_one_leads_outside() {
        Map<?, ?> networks = map(compose, "networks");

        assertThat(keys(networks))
                .containsExactlyInAnyOrder(
                        "public",
                        "edge-frontend",
                        "frontend-api-lb",
                        "api-lb-api",
                        "api-database",
                        "api-cache",
                        "api-messages");
        assertThat(networks.entrySet().stream()
                        .filter(network -> !Boolean.TRUE.equals(((Map<?, ?>) network.getValue()).get("internal")))
                        .map(network -> network.getKey().toString()))
                .containsExactly("public");
    }

    @Test
    void without_a_rule_of_a_security_group_the_network_is_missing() throws IOException {
        Map<?, ?> broken = projectionOf(template -> remove(template, "edge to frontend:8080"));

        assertThat(keys(map(broken, "networks"))).doesNotContain("edge-frontend");
        assertThat(keys(map(broken, "services", "edge", "networks"))).containsExactly("public");
    }

    @Test
    void a_service_without_a_permitted_connection_has_no_network() throws IOException {
        Map<?, ?> broken = projectionOf(template -> remove(template, "api to cache:6379"));

        assertThat(map(broken, "services", "cache").get("network_mode")).isEqualTo("none");
        assertThat(keys(map(broken, "services", "cache"))).doesNotContain("networks");
    }

    @Test
    void the_names_of_the_load_balancer_and_of_the_private_DNS_are_those_of_their_targets() {
        assertThat(map(compose, "services", "api-lb", "networks", "frontend-api-lb")
                        .get("aliases"))
                .isEqualTo(List.of("api-lb.seaworthy.internal", "internal-lb"));
        assertThat(map(compose, "services", "frontend", "environment").get("API"))
                .isEqualTo("http://internal-lb");
        assertThat(map(compose, "services", "api", "environment").get("DBCONNECTIONSTRING"))
                .asString()
                .startsWith("host=database port=5432 dbname=seaworthy user=seaworthy sslmode=verify-full");
    }

    @Test
    void a_service_has_the_settings_of_its_task_definition() {
        Map<?, ?> edge = map(compose, "services", "edge");

        assertThat(edge.get("user")).isEqualTo("101:101");
        assertThat(edge.get("read_only")).isEqualTo(true);
        assertThat(edge.get("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(edge.get("ports")).isEqualTo(List.of("127.0.0.1::80", "127.0.0.1::443"));
        assertThat(map(edge, "deploy").get("replicas")).isEqualTo(2);
        assertThat(map(edge, "deploy", "resources", "limits").get("memory")).isEqualTo("128M");
        assertThat(map(edge, "depends_on", "edge-prepare").get("condition"))
                .isEqualTo("service_completed_successfully");
    }

    @Test
    void only_the_container_that_prepares_a_task_gets_its_secrets() throws IOException {
        assertThat(map(compose, "services", "api-prepare").get("env_file")).isEqualTo(List.of("secrets/api.env"));
        assertThat(keys(map(compose, "services", "api"))).doesNotContain("env_file");
        assertThat(directory.resolve("secrets/create"))
                .isExecutable()
                .content()
                .contains("environment api.env DB_PASSWORD=db_password CACHE_PASSWORD=CachePassword "
                        + "MESSAGES_PASSWORD=MessagesPassword");
    }

    @Test
    void the_contract_has_the_containers_that_prepare_tasks_and_nothing_of_AWS() throws IOException {
        Map<?, ?> contract = read(directory.resolve("contract.yaml"));

        assertThat(map(contract, "services", "api-prepare").get("completes")).isEqualTo(true);
        assertThat(keys(contract)).noneMatch(key -> key.startsWith("x-"));
    }

    @Test
    void what_AWS_assigns_and_the_projection_does_not_know_is_an_error() {
        assertThatExceptionOfType(ProjectionException.class)
                .isThrownBy(() -> projectionOf(template -> ((ObjectNode) template.at("/Resources"))
                        .properties()
                        .forEach(resource -> resource.getValue()
                                .at("/Properties/ContainerDefinitions/1/Environment/0")
                                .forEach(ignored -> ((ObjectNode) resource.getValue()
                                                .at("/Properties/ContainerDefinitions/1/Environment/0"))
                                        .putObject("Value")
                                        .put("Ref", "Files12345678")))))
                .withMessage("the projection does not know {\"Ref\":\"Files12345678\"}: add a name for it");
    }

    private Map<?, ?> projectionOf(Consumer<JsonNode> change) throws IOException {
        JsonNode template = JSON.readTree(Path.of("template.json").toFile());
        change.accept(template);
        Path file = directory.resolve("template.json");
        Files.writeString(file, template.toString());
        Main.write(file, Path.of("contract.yaml"), directory);
        return read(directory.resolve("docker-compose.yml"));
    }

    private static void remove(JsonNode template, String description) {
        ObjectNode resources = (ObjectNode) template.path("Resources");
        List<String> rules = resources.properties().stream()
                .filter(resource -> resource.getValue()
                        .at("/Properties/Description")
                        .asText()
                        .equals(description))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(rules).hasSize(2);
        resources.remove(rules);
    }

    private static Map<?, ?> read(Path file) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static List<String> keys(Map<?, ?> of) {
        return of.keySet().stream().map(Object::toString).toList();
    }

    private static Map<?, ?> map(Map<?, ?> from, String... path) {
        Map<?, ?> found = from;
        for (String key : path) {
            assertThat(keys(found)).contains(key);
            found = (Map<?, ?>) found.get(key);
        }
        return found;
    }
}
