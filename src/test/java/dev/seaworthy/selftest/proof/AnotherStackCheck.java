package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.StackExtension;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The platform checks depend only on a contract: with another contract, they check another stack unchanged. */
@DisplayName("Other stacks")
@Tag("proof")
@ResourceLock("a run of the suite")
@ExtendWith(StackExtension.class)
@Requirement({"HARNESS-10", "HARNESS-13"})
final class AnotherStackCheck {
    private static final String ALL = "dev.seaworthy.checks";
    private static final String STACKS = "src/test/resources/stacks/";

    @Test
    void every_promise_of_another_compliant_stack_holds() {
        List<Verdict> verdicts = Suite.of(ALL).with("stack", STACKS + "spool").run();

        assertThat(verdicts)
                .filteredOn(verdict -> !verdict.is(Outcome.HOLDS) && !verdict.is(Outcome.SKIPPED))
                .isEmpty();
        assertThat(verdicts).filteredOn(verdict -> verdict.is(Outcome.HOLDS)).hasSizeGreaterThan(20);
    }

    @Test
    void a_stack_that_breaks_three_promises_gets_exactly_those_three_violations() {
        List<Verdict> verdicts = Suite.of(ALL).with("stack", STACKS + "leaky").run();

        assertThat(verdicts)
                .filteredOn(verdict -> verdict.is(Outcome.INCONCLUSIVE))
                .isEmpty();
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.is(Outcome.VIOLATED))
                .extracting(Verdict::check)
                .containsExactlyInAnyOrder("HardeningCheck", "NetworkIsolationCheck", "PublishedPortsCheck");
    }

    @Test
    void another_stack_has_no_rows_of_the_product_checks() {
        List<Verdict> verdicts = Suite.of("dev.seaworthy.checks.product")
                .with("stack", STACKS + "leaky")
                .run();

        assertThat(verdicts).isEmpty();
    }
}
