package dev.seaworthy.checks.product.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.network.Ping;
import dev.seaworthy.probe.network.Ping.Pinged;
import dev.seaworthy.report.Requirement;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Isolation as an operator tests it manually; the platform's {@code NetworkIsolationCheck} tests every port. */
@DisplayName("Ping between services")
@ReadOnlyStack
@Requirement({"COMPOSE-05", "COMPOSE-06"})
final class PingCheck {
    /**
     * Errors of getaddrinfo(3). Docker's resolver forwards an unknown name, and an internal network has no upstream.
     */
    private static final Pattern NOT_RESOLVED =
            Pattern.compile("ping: database: (Name or service not known|Temporary failure in name resolution)");

    private final Ping ping;

    PingCheck(ComposeStack stack) {
        this.ping = new Ping(stack);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"frontend, api-lb", "api, database"})
    void a_service_can_ping_a_service_of_its_network(String source, String target) {
        Pinged pinged = ping.from(source, target);

        assertThat(pinged.answered())
                .overridingErrorMessage(
                        "%s: expected a reply to a ping of %s, but: %s", source, target, pinged.output())
                .isTrue();
    }

    /** The positive control is the same command for a service of its network. */
    @Test
    void the_frontend_cannot_resolve_the_name_of_the_database() {
        Pinged control = ping.from("frontend", "api-lb");
        if (!control.answered()) {
            throw new InconclusiveException("the frontend cannot ping api-lb either: " + control.output());
        }

        Pinged pinged = ping.from("frontend", "database");

        assertThat(pinged.output())
                .overridingErrorMessage(
                        "frontend: expected ping to fail to resolve the name database, but: %s", pinged.output())
                .containsPattern(NOT_RESOLVED);
    }
}
