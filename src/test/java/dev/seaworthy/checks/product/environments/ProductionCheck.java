package dev.seaworthy.checks.product.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.StartsVariants;
import dev.seaworthy.checks.Variants;
import dev.seaworthy.checks.nested.Checks;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The stack with its production overlay, judged by the read-only checks: it keeps all promises of the base. */
@DisplayName("Production environment")
@StartsVariants
@Order(1) // the longest first, in parallel with the read-only checks
@Requirement("COMPOSE-14")
final class ProductionCheck {
    private static final Checks THAT_LOOK = new Checks(List.of(
            "dev.seaworthy.checks.platform.lifecycle.HealthCheck",
            "dev.seaworthy.checks.platform.scaling.ReplicasCheck",
            "dev.seaworthy.checks.platform.isolation.PublishedPortsCheck",
            "dev.seaworthy.checks.platform.isolation.BindAddressCheck",
            "dev.seaworthy.checks.platform.isolation.NetworkIsolationCheck",
            "dev.seaworthy.checks.platform.isolation.HardeningCheck",
            "dev.seaworthy.checks.platform.resources.LimitsSettingCheck",
            "dev.seaworthy.checks.product.environments.DebuggerCheck",
            "dev.seaworthy.checks.product.edge.RoutesCheck",
            "dev.seaworthy.checks.product.edge.HttpsCheck",
            "dev.seaworthy.checks.product.edge.HstsCheck"));

    private final Variants variants;

    ProductionCheck(Variants variants) {
        this.variants = variants;
    }

    private static void refuseInconclusive(List<Verdict> verdicts) {
        List<Verdict> inconclusive = verdicts.stream()
                .filter(verdict -> verdict.is(Outcome.INCONCLUSIVE))
                .toList();
        if (!inconclusive.isEmpty()) {
            throw new InconclusiveException(
                    "%d rows are inconclusive, first: %s".formatted(inconclusive.size(), inconclusive.getFirst()));
        }
    }

    @Test
    void production_keeps_every_promise_and_accepts_no_debugger() {
        List<Verdict> verdicts = THAT_LOOK.judge(Optional.of(variants.with("docker-compose.prod.yml")), () -> {});

        List<Verdict> violated = verdicts.stream()
                .filter(verdict -> verdict.is(Outcome.VIOLATED))
                .toList();
        assertThat(violated)
                .withFailMessage(
                        () -> "the stack with docker-compose.prod.yml: expected to keep every promise, but:%n%s"
                                .formatted(
                                        violated.stream().map(Verdict::toString).collect(Collectors.joining("\n"))))
                .isEmpty();
        refuseInconclusive(verdicts);
        Precondition.require(() -> assertThat(verdicts)
                .as("verdicts about the stack with docker-compose.prod.yml")
                .filteredOn(verdict -> verdict.is(Outcome.HOLDS))
                .hasSizeGreaterThan(100));
    }
}
