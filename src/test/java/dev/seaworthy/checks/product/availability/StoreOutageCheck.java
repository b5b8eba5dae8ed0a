package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.HistoryAssert.assertThat;

import dev.seaworthy.checks.AtEndOfRun;
import dev.seaworthy.checks.ExclusiveHost;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.load.Operation.Kind;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While a store is unavailable, requests that need it fail fast with a 503 response; no acknowledged data is lost, and
 * none is made up.
 */
@DisplayName("Store outages under load")
@Tag("load")
@ExclusiveHost
@Order(AtEndOfRun.LATE) // when the variants are done
final class StoreOutageCheck {
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    private final ComposeStack stack;
    private final Faults faults;

    StoreOutageCheck(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    /** Enum constants, since JUnit names the rows of a {@code @CsvSource} before it converts their texts. */
    static Stream<Arguments> faultsOfStores() {
        return Stream.of(
                Arguments.of("database", Fault.KILLED, Kind.VISIT),
                Arguments.of("database", Fault.FROZEN, Kind.VISIT),
                Arguments.of("messages", Fault.KILLED, Kind.MESSAGE),
                Arguments.of("messages", Fault.FROZEN, Kind.MESSAGE));
    }

    @ParameterizedTest(name = "{0} {1}", quoteTextArguments = false)
    @MethodSource("faultsOfStores")
    @Requirement({"VISITS-03", "PROXY-06"})
    void an_outage_of_the_store_causes_fast_503_responses_only_and_loses_nothing_acknowledged(
            String store, Fault fault, Kind needingIt) {
        FaultExperiment experiment = new FaultExperimentRunner(stack, faults, fault.on(store)).inject(store, fault);

        assertThat(experiment)
                .isConsistent()
                .keptSchedule(FaultExperimentRunner.LATE)
                .failsOnlyWith503(needingIt, ANSWER)
                .recoversWithin(RECOVERY)
                .keepsLatencyWithin(stack.contract().latencyDuringFaults());
    }
}
