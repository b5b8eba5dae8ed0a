package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.StackExtension;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every check of the suite is inconclusive if it cannot observe the stack. */
@DisplayName("Verdicts without a stack, an engine or a probe container")
@Tag("proof")
@ResourceLock("a run of the suite")
@ExtendWith(StackExtension.class)
@Requirement({"HARNESS-06", "HARNESS-07"})
final class InconclusiveVerdictsCheck {
    private static final String ALL = "dev.seaworthy.checks";
    private static final Path SMALL = Path.of("src/test/resources/stacks/leaky");

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = FaultMode.class,
            names = {"STACK_REMOVED", "ENGINE_FAILS"})
    void every_check_is_inconclusive_without_a_stack_or_an_engine(FaultMode fault) {
        List<Verdict> verdicts = Suite.of(ALL).given(SMALL, fault).run();

        assertThat(verdicts)
                .filteredOn(verdict -> !verdict.is(Outcome.SKIPPED)) // exempt by the contract
                .hasSizeGreaterThan(100)
                .allMatch(verdict -> verdict.is(Outcome.INCONCLUSIVE));
    }

    @Test
    void every_check_is_inconclusive_without_the_probe_container() {
        List<Verdict> verdicts = Suite.of(ALL)
                .with("seaworthy.probe", "src/test/resources/probe-that-cannot-run")
                .run();

        assertThat(verdicts).hasSizeGreaterThan(100).allMatch(verdict -> verdict.is(Outcome.INCONCLUSIVE));
    }
}
