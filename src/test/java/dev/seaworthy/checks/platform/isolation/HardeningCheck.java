package dev.seaworthy.checks.platform.isolation;

import static dev.seaworthy.assertion.ConfinementAssert.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.contract.Hardening;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.kernel.Confinement;
import dev.seaworthy.probe.kernel.Confinements;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Inspects the processes once for all rows. */
@DisplayName("Container hardening")
@ReadOnlyStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement("HA-06")
final class HardeningCheck {
    private final ComposeStack stack;
    private final Memoized<Confinements> confinements;

    HardeningCheck(ComposeStack stack) {
        this.stack = stack;
        confinements = new Memoized<>(() -> new Confinements(stack));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Hardenings.class)
    void no_process_violates_the_promised_hardening(String service, Hardening hardening) {
        Map<Hardening, String> exempt = stack.contract().services().get(service).exempt();
        assumeTrue(!exempt.containsKey(hardening), () -> "exempt: " + exempt.get(hardening));

        List<Confinement> running = confinements.get().of(service);
        if (running.isEmpty()) {
            throw new InconclusiveException(service + " has no running container to inspect");
        }
        assertThat(running).keep(hardening);
    }
}
