package dev.seaworthy.checks.platform.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.contract.User;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.kernel.ProcessOwner;
import dev.seaworthy.report.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@DisplayName("Users of processes")
@ReadOnlyStack
@Requirement("HA-06")
final class UserCheck {
    private final ComposeStack stack;

    UserCheck(ComposeStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Users.class)
    void every_process_runs_as_the_promised_user(String service, User promised) {
        assertThat(Precondition.running(stack.replicas().of(service))).allSatisfy(replica -> {
            List<ProcessOwner> others = ProcessOwner.of(stack, replica).stream()
                    .filter(process -> !promised.is(process.uid(), process.gid()))
                    .toList();
            assertThat(others)
                    .withFailMessage(
                            "%s: expected every process to run as %s, but %s", replica.instance(), promised, others)
                    .isEmpty();
        });
    }
}
