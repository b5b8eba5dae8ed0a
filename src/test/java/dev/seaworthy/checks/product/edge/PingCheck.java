package dev.seaworthy.checks.product.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.network.Ping;
import dev.seaworthy.probe.network.Ping.Pinged;
import dev.seaworthy.report.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Isolation as an operator tests it manually; the platform's {@code IsolationCheck} tests every port. */
@DisplayName("Ping between services")
@ReadOnlyStack
@Requirement({"COMPOSE-05", "COMPOSE-06"})
final class PingCheck {
    private final Ping ping;

    PingCheck(ComposeStack stack) {
        this.ping = new Ping(stack);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"frontend, api-lb", "api, database"})
    void a_service_can_ping_a_service_of_its_network(String source, String target) {
        assertThat(ping.from(source, target)).matches(Pinged::answered, "got a reply");
    }

    @Test
    void the_frontend_cannot_resolve_the_name_of_the_database() {
        assertThat(ping.from("frontend", "api-lb")).matches(Pinged::answered, "got a reply");

        assertThat(ping.from("frontend", "database")).matches(pinged -> !pinged.answered(), "got no reply");
    }
}
