package dev.seaworthy.checks.platform.data;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.DataArguments;
import dev.seaworthy.checks.DataArguments.SurvivedFault;
import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.StartUp;
import dev.seaworthy.contract.DataFault;
import dev.seaworthy.contract.Survival;
import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@DisplayName("Data that survives faults")
@ExclusiveStack
@Requirement({"COMPOSE-07", "PROXY-06", "HA-03"})
final class SurvivalCheck {
    private static final Duration COMMAND = Duration.ofSeconds(20);

    /** What was written for an earlier fault, by project. */
    private static final Map<String, Set<Survival>> WRITTEN = new ConcurrentHashMap<>();

    private final ComposeStack stack;
    private final DataFaults faults;
    private final Set<Survival> written;

    SurvivalCheck(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = new DataFaults(stack, faults);
        this.written = WRITTEN.computeIfAbsent(stack.name(), project -> ConcurrentHashMap.newKeySet());
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(DataArguments.SurvivedFaults.class)
    void data_that_a_command_has_written_is_still_there_after_the_fault(String service, SurvivedFault survived) {
        Survival survival = survived.survival();
        DataFault fault = survived.fault();
        write(service, survival);

        faults.inject(service, fault);

        faults.judge(() -> eventually("the data of %s is there after %s".formatted(service, fault), healthyWithin())
                .of(
                        () -> read(service, survival),
                        seen -> CommandOutput.of(service, seen).shows(survival)));
    }

    /** Data that was there before it was written proves nothing, unless an earlier row has written it. */
    private void write(String service, Survival survival) {
        CommandResult before = eventually("%s runs commands".formatted(service), new StartUp(stack).rest(service))
                .completeOrLast(() -> read(service, survival), seen -> seen.exit() == 0);
        if (!written.contains(survival)) {
            Precondition.require(() -> CommandOutput.of(service, before).doesNotShow(survival));
        }
        CommandResult writing = run(service, survival.write());
        Precondition.require(() -> assertThat(writing.exit())
                .as("%s: exit status of `%s`, which printed %s", service, String.join(" ", survival.write()), writing)
                .isZero());
        written.add(survival);
        CommandResult after = read(service, survival);
        Precondition.require(() -> CommandOutput.of(service, after).shows(survival));
    }

    private CommandResult read(String service, Survival survival) {
        return run(service, survival.read());
    }

    private CommandResult run(String service, List<String> command) {
        Precondition.running(stack.replicas().of(service));
        return stack.cli().exec(service, COMMAND, command.toArray(String[]::new));
    }

    private Duration healthyWithin() {
        return stack.contract().healthyWithin().duration();
    }
}
