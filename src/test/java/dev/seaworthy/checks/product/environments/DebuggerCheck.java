package dev.seaworthy.checks.product.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.platform.Precondition;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.network.Jdwp;
import dev.seaworthy.report.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The positive control of the probe is in {@link DevelopmentCheck}, where debugger ports are open. */
@DisplayName("Debugger ports")
@ReadOnlyStack
@Requirement("COMPOSE-14")
final class DebuggerCheck {
    private static final int JDWP = 5005;

    private final ComposeStack stack;
    private final Jdwp jdwp;

    DebuggerCheck(ComposeStack stack) {
        this.stack = stack;
        this.jdwp = new Jdwp(stack);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"frontend", "api"})
    void no_JVM_accepts_a_debugger(String service) {
        assertThat(Precondition.running(stack.replicas().of(service)))
                .allSatisfy(replica -> assertThat(jdwp.answers(replica, JDWP))
                        .withFailMessage(
                                "%s: expected no debugger to be accepted, but port %d answered the JDWP handshake",
                                replica.instance(), JDWP)
                        .isFalse())
                .allSatisfy(replica -> assertThat(replica.environment())
                        .as("environment of " + replica)
                        .doesNotContainKey("JAVA_TOOL_OPTIONS"));
    }
}
