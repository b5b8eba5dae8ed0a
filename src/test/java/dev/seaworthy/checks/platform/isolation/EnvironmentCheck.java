package dev.seaworthy.checks.platform.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.contract.Environment;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Judges the configured environment, also of one-shot services. A message contains names only, and no value. */
@DisplayName("Environment variables")
@ReadOnlyStack
@Requirement("HARNESS-10")
final class EnvironmentCheck {
    private final ComposeStack stack;

    EnvironmentCheck(ComposeStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Environments.class)
    void every_container_has_the_required_environment_variables_and_none_of_the_forbidden(
            String service, Environment promised) {
        List<Replica> replicas = stack.replicas().of(service).replicas();
        if (replicas.isEmpty()) {
            throw new InconclusiveException(service + " has no container");
        }

        assertThat(replicas).allSatisfy(replica -> {
            Set<String> set = replica.environment().keySet();
            assertThat(promised.required())
                    .filteredOn(name -> !set.contains(name))
                    .as("required environment variables of %s that are not set", replica.instance())
                    .isEmpty();
            assertThat(promised.forbidden())
                    .filteredOn(set::contains)
                    .as("forbidden environment variables of %s that are set", replica.instance())
                    .isEmpty();
        });
    }
}
