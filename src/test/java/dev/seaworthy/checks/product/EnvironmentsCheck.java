package dev.seaworthy.checks.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.SharesTheStack;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.Model;
import dev.seaworthy.stack.ComposeProject;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files of the environments change, key by key: nothing else is different in them. */
@SharesTheStack
@Requirement("COMPOSE-14")
final class EnvironmentsCheck {
    private final Model base;
    private final Model development;
    private final Model production;

    EnvironmentsCheck(ComposeProject stack) {
        this.base = Model.of(stack.modelWith());
        this.development = Model.of(stack.modelWith(Path.of("docker-compose.dev.yml")));
        this.production = Model.of(stack.modelWith(Path.of("docker-compose.prod.yml")));
    }

    @Test
    void production_takes_nothing_away() {
        assertThat(base.removed(production))
                .as("what production takes away, which has to be nothing")
                .isEmpty();
    }

    @Test
    void production_changes_how_much_is_logged_and_nothing_else() {
        assertThat(base.changed(production))
                .as("what production changes, which may be logging only")
                .isNotEmpty()
                .allMatch(path -> path.matches(
                        "services\\.(edge|frontend|api-lb|api|database)\\.logging\\.options\\.max-(size|file)"));
    }

    @Test
    void production_adds_reservations_quieter_logs_and_the_header_for_https_only() {
        assertThat(shapes(base.added(production)))
                .as("what production adds")
                .containsExactlyInAnyOrder(
                        "services.frontend.environment.LOG_LEVEL",
                        "services.frontend.deploy.resources.reservations.memory",
                        "services.api.deploy.resources.reservations.memory",
                        "services.database.deploy.resources.reservations.memory",
                        "services.edge.volumes[/etc/nginx/edge-prod]");
    }

    @Test
    void development_takes_nothing_away_and_changes_nothing() {
        assertThat(base.removed(development))
                .as("what development takes away, which has to be nothing")
                .isEmpty();
        assertThat(base.changed(development))
                .as("what development changes, which has to be nothing")
                .isEmpty();
    }

    @Test
    void development_adds_debuggers_their_ports_and_verbose_logs() {
        assertThat(shapes(base.added(development)))
                .as("what development adds")
                .containsExactlyInAnyOrder(
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

    /** An added port, volume or network is one thing, however many keys it has. */
    private static Stream<String> shapes(Stream<String> paths) {
        return paths.map(path -> path.replaceFirst("((ports|volumes)\\[[^]]*]|^networks\\.[^.]*).*", "$1"))
                .distinct();
    }
}
