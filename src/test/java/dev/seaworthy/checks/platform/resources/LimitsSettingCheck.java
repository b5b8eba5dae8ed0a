package dev.seaworthy.checks.platform.resources;

import static dev.seaworthy.assertion.ControlGroupAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.contract.Limits;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.kernel.ControlGroups;
import dev.seaworthy.report.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Checks the configured values of the limits; {@link LimitsCheck} checks their effect. */
@DisplayName("Limits of the control groups")
@ReadOnlyStack
@Requirement("COMPOSE-10")
final class LimitsSettingCheck {
    private final ComposeStack stack;
    private final ControlGroups groups;

    LimitsSettingCheck(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.groups = new ControlGroups(stack, faults);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Limits.class)
    void the_control_group_of_every_replica_has_the_promised_limits(String service, Limits limits) {
        assumeFalse(stack.contract().services().get(service).completes(), "a completed service has no control group");
        List<Replica> live = Precondition.running(stack.replicas().of(service));

        assertThat(groups.limits(live)).allSatisfy(group -> assertThat(group).hasLimits(limits));
    }
}
