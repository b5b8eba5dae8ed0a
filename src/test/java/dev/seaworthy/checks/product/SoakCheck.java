package dev.seaworthy.checks.product;

import static dev.seaworthy.assertion.HistoryAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;

import dev.seaworthy.checks.HoldsTheMachineAlone;
import dev.seaworthy.checks.product.UnderLoad.Disturbed;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.Trial;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Faults;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link ExactlyOnceCheck} does once each, again and again in an order that the seed chooses: for ten minutes, or
 * as many as {@code -Dsoak.minutes} says. Run by {@code bin/verify -Psoak} alone.
 */
@Tag("soak")
@HoldsTheMachineAlone
final class SoakCheck {
    private static final int MINUTES = Integer.getInteger("soak.minutes", 10);
    /** The messages store holds fifty thousand, by its own limit; a minute brings four thousand. */
    private static final int MINUTES_OF_A_ROUND = 10;

    private static final List<Disturbed> ALL = Stream.concat(
                    Stream.of("frontend", "api")
                            .flatMap(service -> Stream.of(Disturbance.values())
                                    .map(disturbance -> new Disturbed(service, disturbance))),
                    Stream.of(new Disturbed("cache", Disturbance.KILLED)))
            .toList();

    private final ComposeProject stack;
    private final Faults faults;

    SoakCheck(ComposeProject stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    @ParameterizedTest(name = "from minute {0}")
    @MethodSource("rounds")
    @Timeout(value = 2 * MINUTES_OF_A_ROUND, unit = TimeUnit.MINUTES)
    @Requirement({"HA-02", "HA-07", "VISITS-03"})
    void no_request_fails_and_each_is_carried_out_once_while_one_instance_after_another_is_away(int minute) {
        assertThat(stack.replicas().of("messages")).isHealthy();
        faults.downWithVolumesAndUp();
        Duration round = Duration.ofMinutes(Math.min(MINUTES_OF_A_ROUND, MINUTES - minute));

        Trial trial = new UnderLoad(stack, faults, "soak-" + minute).disturbFor(round, ALL);

        assertThat(trial).isThereExactlyOnce().keptItsSchedule(UnderLoad.LATE).hasNoFailure();
    }

    static IntStream rounds() {
        return IntStream.iterate(0, minute -> minute < MINUTES, minute -> minute + MINUTES_OF_A_ROUND);
    }
}
