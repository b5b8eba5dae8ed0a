package dev.seaworthy.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.StartsVariants;
import dev.seaworthy.checks.Variants;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.mutation.Verdict.Outcome;
import dev.seaworthy.stack.InconclusiveException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The stack as it runs in production, judged by checks that only look: it promises all that the base promises. */
@StartsVariants
@Order(1) // the longest first, beside the checks that only look
@Requirement("COMPOSE-14")
final class ProductionCheck {
    private static final Checks THAT_LOOK = new Checks(List.of(
            "dev.seaworthy.checks.platform.HealthCheck",
            "dev.seaworthy.checks.platform.ReplicasCheck",
            "dev.seaworthy.checks.platform.PublishedPortsCheck",
            "dev.seaworthy.checks.platform.IsolationCheck",
            "dev.seaworthy.checks.platform.HardeningCheck",
            "dev.seaworthy.checks.platform.LimitsSettingCheck",
            "dev.seaworthy.checks.product.DebuggerCheck",
            "dev.seaworthy.checks.product.RoutesCheck",
            "dev.seaworthy.checks.product.HttpsCheck",
            "dev.seaworthy.checks.product.HstsCheck"));

    private final Variants variants;

    ProductionCheck(Variants variants) {
        this.variants = variants;
    }

    private static void refuseInconclusive(List<Verdict> verdicts) {
        List<Verdict> inconclusive = verdicts.stream()
                .filter(verdict -> verdict.is(Outcome.NOT_OBSERVED))
                .toList();
        if (!inconclusive.isEmpty()) {
            throw new InconclusiveException(
                    "%d rows are inconclusive, first: %s".formatted(inconclusive.size(), inconclusive.getFirst()));
        }
    }

    @Test
    void production_keeps_every_promise_and_accepts_no_debugger() {
        List<Verdict> verdicts = THAT_LOOK.judge(Optional.of(variants.with("docker-compose.prod.yml")), () -> {});

        assertThat(verdicts).filteredOn(verdict -> verdict.is(Outcome.VIOLATED)).isEmpty();
        refuseInconclusive(verdicts);
        assertThat(verdicts).filteredOn(verdict -> verdict.is(Outcome.HOLDS)).hasSizeGreaterThan(100);
    }
}
