package dev.seaworthy.checks.platform.scaling;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.report.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@DisplayName("Singleton services")
@ExclusiveStack
@Requirement("COMPOSE-04")
final class SingletonCheck {
    /** A lock, or another server that already has the data: "another server uses …", "lock file … already exists". */
    private static final Pattern REASON =
            Pattern.compile("\\b(another|lock|locked|lock ?file|already)\\b", Pattern.CASE_INSENSITIVE);

    private final Instant since = Instant.now();
    private final ComposeStack stack;
    private final Faults faults;

    SingletonCheck(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    /** By {@code docker compose run}, which mounts the same volumes and gives a name that is not in use. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Singletons.class)
    void a_second_instance_of_a_singleton_exits_and_reports_the_reason(String service) {
        Replica before = single(service);

        Replica second = faults.containers().runAdditional(service, Map.of());

        eventually(
                        "the second %s container exits".formatted(service),
                        stack.contract().healthyWithin().duration())
                .of(
                        () -> stack.replicas().afresh(second),
                        seen -> assertThat(seen)
                                .withFailMessage(
                                        "the second %s container beside %s: expected to exit with an error, but it is %s, "
                                                + "exit code %d",
                                        service, before.name(), seen.state(), seen.exitCode())
                                .returns("exited", Replica::state)
                                .doesNotReturn(0, Replica::exitCode));
        List<String> log = stack.logs().of(second, since);
        assertThat(log)
                .withFailMessage(
                        "the second %s container: expected a log line that names the lock or the other server, but "
                                + "its log is %s",
                        service, log)
                .anyMatch(REASON.asPredicate());
        assertUnharmed(before);
    }

    private Replica single(String service) {
        Precondition.require(
                () -> assertThat(stack.replicas().of(service)).hasReplicas(1).isRunningAndHealthy());
        return stack.replicas().of(service).only();
    }

    private void assertUnharmed(Replica before) {
        assertThat(stack.replicas().of(before.service())).hasReplicas(1).isRunningAndHealthy();
        assertThat(stack.replicas().of(before.service()).only())
                .as("%s after an attempt to start a second instance", before.instance())
                .returns(before.id(), Replica::id)
                .returns(before.startedAt(), Replica::startedAt);
    }
}
