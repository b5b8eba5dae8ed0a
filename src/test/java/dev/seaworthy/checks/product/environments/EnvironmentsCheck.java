package dev.seaworthy.checks.product.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeModel;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.report.Requirement;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The settings that the Compose files of the environments change, key by key: no other setting differs. */
@DisplayName("Compose files of the environments")
@ReadOnlyStack
@Requirement("COMPOSE-14")
final class EnvironmentsCheck {
    private final ComposeModel base;
    private final ComposeModel development;
    private final ComposeModel production;

    EnvironmentsCheck(ComposeStack stack) {
        this.base = ComposeModel.of(stack.modelOfUsers());
        this.development = ComposeModel.of(stack.modelOfUsers(Path.of("docker-compose.dev.yml")));
        this.production = ComposeModel.of(stack.modelOfUsers(Path.of("docker-compose.prod.yml")));
    }

    @Test
    void production_removes_no_setting() {
        assertThat(base.removed(production))
                .as("settings that production removes, which must be none")
                .isEmpty();
    }

    @Test
    void production_changes_only_log_rotation_and_the_bind_address_of_the_edge() {
        assertThat(base.changed(production))
                .as("settings that production changes, which must be log rotation options and the edge's host address")
                .contains("services.edge.ports[80].host_ip", "services.edge.ports[443].host_ip")
                .allMatch(path -> path.matches("services\\.edge\\.ports\\[(80|443)]\\.host_ip"
                        + "|services\\.(edge|frontend|api-lb|api|database)\\.logging\\.options\\.max-(size|file)"));
    }

    @Test
    void production_adds_only_reservations_quieter_logs_and_HSTS() {
        assertAdds(
                "production",
                base.added(production),
                "services.frontend.environment.LOG_LEVEL",
                "services.frontend.deploy.resources.reservations.memory",
                "services.api.deploy.resources.reservations.memory",
                "services.database.deploy.resources.reservations.memory",
                "services.edge.volumes[/etc/nginx/edge-prod]");
    }

    @Test
    void development_removes_and_changes_no_setting() {
        assertThat(base.removed(development))
                .as("settings that development removes, which must be none")
                .isEmpty();
        assertThat(base.changed(development))
                .as("settings that development changes, which must be none")
                .isEmpty();
    }

    @Test
    void development_adds_only_debuggers_their_ports_and_verbose_logs() {
        assertAdds(
                "development",
                base.added(development),
                "networks.debug-api",
                "networks.debug-database",
                "networks.debug-frontend",
                "services.api.environment.JAVA_TOOL_OPTIONS",
                "services.api.environment.LOG_LEVEL",
                "services.api.networks.debug-api",
                "services.api.ports[5005]",
                "services.database.networks.debug-database",
                "services.database.ports[5432]",
                "services.frontend.environment.JAVA_TOOL_OPTIONS",
                "services.frontend.environment.LOG_LEVEL",
                "services.frontend.networks.debug-frontend",
                "services.frontend.ports[5005]");
    }

    private static void assertAdds(String environment, Stream<String> added, String... expected) {
        List<String> seen = shapes(added).toList();

        assertThat(expected)
                .as("settings that %s must add, and does not", environment)
                .filteredOn(setting -> !seen.contains(setting))
                .isEmpty();
        assertThat(seen)
                .as("settings that %s adds, and must not", environment)
                .filteredOn(setting -> !List.of(expected).contains(setting))
                .isEmpty();
    }

    /** An added port, volume or network is one thing, however many keys it has. */
    private static Stream<String> shapes(Stream<String> paths) {
        return paths.map(path -> path.replaceFirst("((ports|volumes)\\[[^]]*]|^networks\\.[^.]*).*", "$1"))
                .distinct();
    }
}
