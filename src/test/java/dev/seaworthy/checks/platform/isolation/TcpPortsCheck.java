package dev.seaworthy.checks.platform.isolation;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.DataArguments;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.RootCause;
import dev.seaworthy.checks.StartUp;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.network.ConnectionAttempt;
import dev.seaworthy.probe.network.ContainerPorts;
import dev.seaworthy.report.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** One address suffices: a program may listen on one of several networks on purpose. */
@DisplayName("TCP ports inside the stack")
@ReadOnlyStack
@Requirement("COMPOSE-02")
final class TcpPortsCheck {
    private final ComposeStack stack;
    private final StartUp startUp;
    private final RootCause rootCause;

    TcpPortsCheck(ComposeStack stack) {
        this.stack = stack;
        startUp = new StartUp(stack);
        rootCause = new RootCause(stack);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(DataArguments.TcpPorts.class)
    void every_replica_accepts_connections_of_other_containers_at_the_port(String service, int port) {
        rootCause.judge(
                service,
                () -> eventually(
                                "every container of %s accepts connections at port %d".formatted(service, port),
                                startUp.rest(service))
                        .of(
                                () -> {
                                    Precondition.running(stack.replicas().of(service));
                                    return new ContainerPorts(stack).attempt(service, port);
                                },
                                attempts -> attempts.forEach(
                                        (container, outcomes) -> assertAccepts(container, port, outcomes))));
    }

    static void assertAccepts(String container, int port, List<ConnectionAttempt> outcomes) {
        assertThat(outcomes)
                .withFailMessage(
                        "%s: expected to accept connections of other containers at port %d, but %s",
                        container, port, outcomes.isEmpty() ? "it has no address for them" : outcomes)
                .anyMatch(ConnectionAttempt::connected);
    }
}
