package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.HistoryAssert.assertThat;

import dev.seaworthy.checks.AtEndOfRun;
import dev.seaworthy.checks.ExclusiveHost;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.report.Requirement;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fault of one replica fails no request, and every visit and message is counted or stored exactly once. The latency
 * budget of the contract limits what clients notice.
 */
@DisplayName("Exactly-once processing during faults")
@Tag("load")
@ExclusiveHost
@Order(AtEndOfRun.LATE) // when the variants are done
final class ExactlyOnceCheck {
    private final ComposeStack stack;
    private final Faults faults;

    ExactlyOnceCheck(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    /** Enum constants, since JUnit names the rows of a {@code @CsvSource} before it converts their texts. */
    static Stream<Arguments> faultsOfReplicas() {
        return Stream.of(
                Arguments.of("frontend", Fault.KILLED),
                Arguments.of("frontend", Fault.OUT_OF_MEMORY),
                Arguments.of("frontend", Fault.STOPPED),
                Arguments.of("frontend", Fault.RESTARTED),
                Arguments.of("frontend", Fault.FROZEN),
                Arguments.of("frontend", Fault.RECONNECTED),
                Arguments.of("frontend", Fault.RECONNECTED_WITH_OTHER_ADDRESSES),
                Arguments.of("frontend", Fault.SCALED),
                Arguments.of("frontend", Fault.ROLLED),
                Arguments.of("api", Fault.KILLED),
                Arguments.of("api", Fault.OUT_OF_MEMORY),
                Arguments.of("api", Fault.STOPPED),
                Arguments.of("api", Fault.RESTARTED),
                Arguments.of("api", Fault.FROZEN),
                Arguments.of("api", Fault.RECONNECTED),
                Arguments.of("api", Fault.RECONNECTED_WITH_OTHER_ADDRESSES),
                Arguments.of("api", Fault.SCALED),
                Arguments.of("api", Fault.ROLLED),
                Arguments.of("cache", Fault.KILLED));
    }

    @ParameterizedTest(name = "{0} {1}", quoteTextArguments = false)
    @MethodSource("faultsOfReplicas")
    @Requirement({"HA-02", "HA-07", "VISITS-03"})
    void no_request_fails_or_is_lost_or_duplicated_during_the_fault(String service, Fault fault) {
        FaultExperiment experiment = new FaultExperimentRunner(stack, faults, fault.on(service)).inject(service, fault);

        assertThat(experiment)
                .isConsistent()
                .keptSchedule(FaultExperimentRunner.LATE)
                .hasNoFailure()
                .keepsLatencyWithin(stack.contract().latencyDuringFaults());
    }
}
