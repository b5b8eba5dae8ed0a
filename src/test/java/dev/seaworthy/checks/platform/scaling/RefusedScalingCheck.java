package dev.seaworthy.checks.platform.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.assertion.TierAssert;
import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.report.Requirement;
import io.qameta.allure.Allure;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@DisplayName("Scaling that Compose refuses")
@ExclusiveStack
@Requirement("COMPOSE-04")
final class RefusedScalingCheck {
    private final ComposeStack stack;
    private final Faults faults;

    RefusedScalingCheck(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    /**
     * If the Compose files publish host ports for the promised replicas only, another one cannot have one: a host port
     * belongs to one container. A run has other host ports than its owner's stack, so this is not tried.
     */
    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.UnscalableServices.class)
    void Compose_refuses_to_scale_the_service_by_one_and_keeps_its_containers(String service, int promised) {
        Tier before = stack.replicas().of(service);
        Precondition.require(
                () -> TierAssert.assertThat(before).hasReplicas(promised).isRunningAndHealthy());
        int ports = stack.replicasWithHostPorts(service);
        if (ports <= promised) {
            Allure.step("the Compose files publish host ports for %d replicas of %s".formatted(ports, service));
            return;
        }

        CommandResult scaling = faults.services().tryScale(service, promised + 1);

        assertThat(scaling.exit())
                .withFailMessage(
                        "%s: expected Compose to refuse another replica, but docker compose up --scale %s=%d exited "
                                + "with 0: %s",
                        service,
                        service,
                        promised + 1,
                        stack.replicas().of(service).replicas())
                .isNotZero();
        assertThat(scaling.errors())
                .withFailMessage(
                        "%s: expected an error that names the service, but it is: %s",
                        service, scaling.errors().strip())
                .contains(service);
        assertThat(starts(stack.replicas().of(service)))
                .as("ids and starts of the running containers of %s after an attempt to scale it", service)
                .isEqualTo(starts(before));
    }

    private static Map<String, Instant> starts(Tier tier) {
        return tier.live().stream().collect(Collectors.toMap(Replica::id, Replica::startedAt));
    }
}
