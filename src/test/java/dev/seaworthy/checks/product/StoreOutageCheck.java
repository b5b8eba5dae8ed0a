package dev.seaworthy.checks.product;

import static dev.seaworthy.assertion.HistoryAssert.assertThat;

import dev.seaworthy.checks.HoldsTheMachineAlone;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.Offered.Kind;
import dev.seaworthy.probe.Trial;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Faults;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a store nothing can be acknowledged that it keeps: the answer says so, soon, and nothing is made up. */
@Tag("load")
@HoldsTheMachineAlone
@Order(Integer.MAX_VALUE) // last, when the variants are done
final class StoreOutageCheck {
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    private final ComposeProject stack;
    private final Faults faults;

    StoreOutageCheck(ComposeProject stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "database, KILLED, VISIT",
        "database, FROZEN, VISIT",
        "messages, KILLED, MESSAGE",
        "messages, FROZEN, MESSAGE",
    })
    @Requirement({"VISITS-03", "PROXY-06"})
    void failures_are_honest_and_soon_over_and_nothing_acknowledged_is_lost_while_it_is(
            String store, Disturbance disturbance, Kind needingIt) {
        Trial trial = new UnderLoad(stack, faults, disturbance.on(store)).disturb(store, disturbance);

        assertThat(trial)
                .isThereExactlyOnce()
                .keptItsSchedule(UnderLoad.LATE)
                .failsHonestly(needingIt, ANSWER)
                .recoversWithin(RECOVERY);
    }
}
