package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.HistoryAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;

import dev.seaworthy.checks.ExclusiveHost;
import dev.seaworthy.checks.product.availability.FaultExperimentRunner.PlannedFault;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Repeats the faults of {@link ExactlyOnceCheck} in an order that the seed chooses: for ten minutes, or as many as
 * {@code -Dsoak.minutes} says. Only {@code bin/verify -Psoak} runs it.
 */
@DisplayName("Soak test with repeated faults")
@Tag("soak")
@ExclusiveHost
final class SoakCheck {
    private static final int MINUTES = Integer.getInteger("soak.minutes", 10);
    /** The messages store holds fifty thousand messages, by its own limit; a minute adds four thousand. */
    private static final int MINUTES_OF_A_ROUND = 10;

    private static final List<PlannedFault> ALL = Stream.concat(
                    Stream.of("frontend", "api")
                            .flatMap(service ->
                                    Stream.of(Fault.values()).map(fault -> new PlannedFault(service, fault))),
                    Stream.of(new PlannedFault("cache", Fault.KILLED)))
            .toList();

    private final ComposeStack stack;
    private final Faults faults;

    SoakCheck(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    @ParameterizedTest(name = "from minute {0}")
    @MethodSource("rounds")
    @Timeout(value = 2 * MINUTES_OF_A_ROUND, unit = TimeUnit.MINUTES)
    @Requirement({"HA-02", "HA-07", "VISITS-03"})
    void no_request_fails_or_is_lost_or_duplicated_during_repeated_faults(int minute) {
        eventually("messages is healthy", SteadyState.TIMEOUT)
                .beforehand(
                        () -> stack.replicas().of("messages"),
                        messages -> assertThat(messages).isHealthy());
        faults.services().downWithVolumesAndUp();
        Duration round = Duration.ofMinutes(Math.min(MINUTES_OF_A_ROUND, MINUTES - minute));

        FaultExperiment experiment = new FaultExperimentRunner(stack, faults, "soak-" + minute).injectFor(round, ALL);

        assertThat(experiment)
                .isConsistent()
                .keptSchedule(FaultExperimentRunner.LATE)
                .hasNoFailure()
                .keepsLatencyWithin(stack.contract().latencyDuringFaults());
    }

    static IntStream rounds() {
        return IntStream.iterate(0, minute -> minute < MINUTES, minute -> minute + MINUTES_OF_A_ROUND);
    }
}
