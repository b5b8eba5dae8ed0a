package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.HistoryAssert.assertThat;

import dev.seaworthy.checks.ExclusiveHost;
import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.report.Requirement;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever becomes of one instance, nobody who uses the application notices, and what it counts and keeps is exact. */
@Tag("load")
@ExclusiveHost
@Order(Integer.MAX_VALUE) // last, when the variants are done
final class ExactlyOnceCheck {
    private final ComposeProject stack;
    private final Faults faults;

    ExactlyOnceCheck(ComposeProject stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "frontend, KILLED",
        "frontend, OUT_OF_MEMORY",
        "frontend, STOPPED",
        "frontend, RESTARTED",
        "frontend, FROZEN",
        "frontend, CUT_OFF",
        "frontend, SCALED",
        "frontend, ROLLED",
        "api,      KILLED",
        "api,      OUT_OF_MEMORY",
        "api,      STOPPED",
        "api,      RESTARTED",
        "api,      FROZEN",
        "api,      CUT_OFF",
        "api,      SCALED",
        "api,      ROLLED",
        "cache,    KILLED",
    })
    @Requirement({"HA-02", "HA-07", "VISITS-03"})
    void no_request_fails_is_lost_or_is_duplicated_during_the_fault(String service, Fault fault) {
        FaultExperiment experiment =
                new FaultExperimentRunner(stack, faults, fault.on(service)).disturb(service, fault);

        assertThat(experiment)
                .isConsistent()
                .keptSchedule(FaultExperimentRunner.LATE)
                .hasNoFailure();
    }
}
