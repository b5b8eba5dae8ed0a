package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.HistoryAssert.assertThat;

import dev.seaworthy.checks.ExclusiveHost;
import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.load.Operation.Kind;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a store nothing can be acknowledged that it keeps: the answer says so, soon, and nothing is made up. */
@Tag("load")
@ExclusiveHost
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
    void an_outage_of_the_store_causes_fast_503_responses_only_and_loses_nothing_acknowledged(
            String store, Fault fault, Kind needingIt) {
        FaultExperiment experiment = new FaultExperimentRunner(stack, faults, fault.on(store)).disturb(store, fault);

        assertThat(experiment)
                .isConsistent()
                .keptSchedule(FaultExperimentRunner.LATE)
                .failsOnlyWith503(needingIt, ANSWER)
                .recoversWithin(RECOVERY);
    }
}
