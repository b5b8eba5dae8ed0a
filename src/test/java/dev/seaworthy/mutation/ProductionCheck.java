package dev.seaworthy.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.StackExtension;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.mutation.Verdict.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stack as it runs in production, judged by the checks that only look: it promises all that the base promises. */
@ExtendWith(StackExtension.class)
@Requirement("COMPOSE-14")
final class ProductionCheck {
    @Test
    void production_keeps_every_promise_and_lets_no_debugger_in() {
        List<Verdict> verdicts = Suite.of(
                        "dev.seaworthy.checks.platform.HealthCheck",
                        "dev.seaworthy.checks.platform.ReplicasCheck",
                        "dev.seaworthy.checks.platform.PublishedPortsCheck",
                        "dev.seaworthy.checks.platform.IsolationCheck",
                        "dev.seaworthy.checks.platform.HardeningCheck",
                        "dev.seaworthy.checks.platform.SecretsCheck",
                        "dev.seaworthy.checks.product.DebuggerCheck",
                        "dev.seaworthy.checks.product.RoutesCheck",
                        "dev.seaworthy.checks.product.HttpsCheck")
                .given(Path.of("stack"), Sabotage.NOTHING, Path.of("stack/docker-compose.prod.yml"))
                .run();

        assertThat(verdicts)
                .filteredOn(verdict -> !verdict.is(Outcome.HOLDS) && !verdict.is(Outcome.SKIPPED))
                .isEmpty();
        assertThat(verdicts).filteredOn(verdict -> verdict.is(Outcome.HOLDS)).hasSizeGreaterThan(100);
    }
}
