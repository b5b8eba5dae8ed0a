package dev.seaworthy.aws.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reachability check does not see: tasks, secrets, stores, and what remains after `cdk destroy`. */
final class DeploymentTest {
    private static final Synthesis DEFAULTS = Synthesis.withDefaults();

    @Test
    void each_tier_has_the_number_of_tasks_of_the_parameters() {
        Synthesis changed = Synthesis.with(Map.of("frontends", "5", "apis", "4", "edges", "3", "protect", "true"));

        assertThat(changed.properties("AWS::ECS::Service"))
                .extracting(service -> service.path("DesiredCount").asInt())
                .containsExactlyInAnyOrder(3, 5, 2, 4, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Privileged", "Secrets", "Tmpfs", "DockerSecurityOptions"})
    void no_main_container_has_secrets_in_its_environment_or_what_Fargate_does_not_have(String property) {
        assertThat(mainContainers()).hasSize(6).noneMatch(container -> container.has(property));
    }

    @Test
    void every_main_container_has_a_read_only_root_no_capability_and_no_root_user() {
        assertThat(mainContainers()).allSatisfy(container -> {
            assertThat(container.path("ReadonlyRootFilesystem").asBoolean()).isTrue();
            assertThat(container.path("User").asText()).matches("[1-9]\\d*:[1-9]\\d*");
            assertThat(container.at("/LinuxParameters/Capabilities/Drop/0").asText())
                    .isEqualTo("ALL");
            assertThat(container.path("Memory").asInt()).isBetween(64, 512);
        });
    }

    @Test
    void the_container_that_prepares_a_task_ends_before_the_main_one_starts() {
        assertThat(mainContainers()).allSatisfy(container -> {
            assertThat(container.at("/DependsOn/0/ContainerName").asText()).isEqualTo("prepare");
            assertThat(container.at("/DependsOn/0/Condition").asText()).isEqualTo("SUCCESS");
        });
        assertThat(DEFAULTS.containers())
                .filteredOn(container -> container.path("Name").asText().equals("prepare"))
                .hasSize(6)
                .noneMatch(container -> container.path("Essential").asBoolean());
    }

    @Test
    void no_environment_variable_has_a_password() {
        assertThat(mainContainers().toString()).doesNotContain("resolve:secretsmanager");
    }

    @Test
    void the_old_task_of_the_messages_stops_before_a_new_one_starts() {
        assertThat(DEFAULTS.properties("AWS::ECS::Service"))
                .extracting(service -> service.path("DeploymentConfiguration"))
                .filteredOn(deployment -> deployment.path("MaximumPercent").asInt() == 100)
                .singleElement()
                .satisfies(deployment -> assertThat(
                                deployment.path("MinimumHealthyPercent").asInt())
                        .isZero());
    }

    @Test
    void the_database_is_private_encrypted_backed_up_and_accepts_TLS_only() {
        assertThat(DEFAULTS.properties("AWS::RDS::DBInstance")).singleElement().satisfies(database -> {
            assertThat(database.path("PubliclyAccessible").asBoolean()).isFalse();
            assertThat(database.path("StorageEncrypted").asBoolean()).isTrue();
            assertThat(database.path("BackupRetentionPeriod").asInt()).isEqualTo(7);
            assertThat(database.path("MasterUserPassword").toString()).contains("{{resolve:secretsmanager:");
        });
        assertThat(DEFAULTS.properties("AWS::RDS::DBParameterGroup"))
                .extracting(group -> group.path("Parameters").toString())
                .containsExactly("{\"rds.force_ssl\":\"1\"}");
    }

    /** Without a policy, CloudFormation keeps a snapshot of a database. */
    @Test
    void nothing_that_costs_remains_after_destroy() {
        assertThat(DEFAULTS.template().path("Resources"))
                .filteredOn(resource -> List.of("AWS::RDS::DBInstance", "AWS::EFS::FileSystem", "AWS::Logs::LogGroup")
                        .contains(resource.path("Type").asText()))
                .hasSize(9)
                .allSatisfy(resource ->
                        assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Delete"));
        assertThat(DEFAULTS.properties("AWS::RDS::DBInstance")).singleElement().satisfies(database -> {
            assertThat(database.path("DeletionProtection").asBoolean()).isFalse();
            assertThat(database.path("DeleteAutomatedBackups").asBoolean()).isTrue();
            assertThat(database.path("EnableCloudwatchLogsExports"))
                    .as("logs of RDS, whose log group it creates and does not delete")
                    .isEmpty();
        });
        assertThat(DEFAULTS.properties("AWS::EFS::FileSystem"))
                .noneMatch(files -> files.at("/BackupPolicy/Status").asText().equals("ENABLED"));
    }

    @Test
    void only_with_protect_the_stack_cannot_be_deleted() {
        assertThat(terminationProtection(DEFAULTS)).isFalse();
        assertThat(terminationProtection(
                        Synthesis.with(Map.of("frontends", "5", "apis", "4", "edges", "3", "protect", "true"))))
                .isTrue();
    }

    @Test
    void the_container_that_prepares_a_task_keeps_one_capability() {
        assertThat(DEFAULTS.containers())
                .filteredOn(container -> container.path("Name").asText().equals("prepare"))
                .hasSize(6)
                .allSatisfy(container -> assertThat(container.at("/LinuxParameters/Capabilities/Drop"))
                        .extracting(JsonNode::asText)
                        .hasSize(13)
                        .doesNotContain("ALL", "CHOWN"));
    }

    @Test
    void the_sites_have_the_domain_or_that_of_a_stack_on_one_machine() {
        assertThat(domains(DEFAULTS)).containsExactly("localhost");
        assertThat(domains(Synthesis.withCertificate())).containsExactly("example.com");
    }

    @Test
    void with_protect_data_and_load_balancers_survive_destroy() {
        Synthesis changed = Synthesis.with(Map.of("frontends", "5", "apis", "4", "edges", "3", "protect", "true"));

        assertThat(changed.template().path("Resources"))
                .filteredOn(resource -> List.of("AWS::RDS::DBInstance", "AWS::EFS::FileSystem")
                        .contains(resource.path("Type").asText()))
                .hasSize(2)
                .allMatch(resource -> List.of("Snapshot", "Retain")
                        .contains(resource.path("DeletionPolicy").asText()));
        assertThat(changed.properties("AWS::RDS::DBInstance"))
                .allMatch(database -> database.path("DeletionProtection").asBoolean());
        assertThat(changed.properties("AWS::ElasticLoadBalancingV2::LoadBalancer"))
                .allMatch(balancer -> balancer.path("LoadBalancerAttributes")
                        .toString()
                        .contains("{\"Key\":\"deletion_protection.enabled\",\"Value\":\"true\"}"));
    }

    @Test
    void with_a_certificate_TLS_ends_at_the_load_balancer() {
        assertThat(Synthesis.withCertificate().properties("AWS::ElasticLoadBalancingV2::Listener"))
                .filteredOn(listener -> listener.path("Port").asInt() == 443)
                .singleElement()
                .satisfies(listener -> {
                    assertThat(listener.path("Protocol").asText()).isEqualTo("TLS");
                    assertThat(listener.at("/Certificates/0/CertificateArn").asText())
                            .startsWith("arn:aws:acm:");
                });
    }

    private static List<JsonNode> mainContainers() {
        return DEFAULTS.containers().stream()
                .filter(container -> container.path("Essential").asBoolean())
                .toList();
    }

    private static boolean terminationProtection(Synthesis synthesis) {
        return Boolean.TRUE.equals(
                synthesis.assembly().getStackByName(Synthesizer.STACK).getTerminationProtection());
    }

    private static List<String> domains(Synthesis synthesis) {
        return synthesis.containers().stream()
                .flatMap(container -> container.path("Environment").valueStream())
                .filter(variable -> variable.path("Name").asText().equals("DOMAIN"))
                .map(variable -> variable.path("Value").asText())
                .toList();
    }
}
