package dev.seaworthy.checks.platform.resources;

import static dev.seaworthy.assertion.ControlGroupAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.LimitArguments;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.contract.Limits;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.kernel.ConfiguredLimits;
import dev.seaworthy.probe.kernel.ControlGroup;
import dev.seaworthy.probe.kernel.ControlGroups;
import dev.seaworthy.report.LimitValues;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.report.ValueTable;
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
    @ArgumentsSource(LimitArguments.OfServices.class)
    void the_control_group_of_every_replica_has_the_promised_limits(String service, Limits limits) {
        List<ControlGroup> groups = limits(service);
        ValueTable.LIMITS_SET.attach(service, LimitValues.set(limits, groups));

        assertThat(groups).allSatisfy(group -> assertThat(group).hasLimits(limits));
    }

    /** A one-shot service has no control group any more. */
    private List<ControlGroup> limits(String service) {
        Tier tier = stack.replicas().of(service);
        if (!stack.contract().services().get(service).completes()) {
            return groups.limits(Precondition.running(tier));
        }
        Precondition.require(() -> assertThat(tier.replicas())
                .as("containers of %s, running or not", service)
                .isNotEmpty());
        return ConfiguredLimits.of(stack, tier.replicas());
    }
}
