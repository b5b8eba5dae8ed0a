package dev.seaworthy.checks;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.assertion.ExchangeAssert;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.probe.http.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The names of the containers of a stack on this host. */
record ContainerNames(ComposeStack stack) implements ReplicaNames {
    /** Its length is not judged here, where one observation is many requests, but by the check of discovery. */
    private static final Duration FOUND = Duration.ofSeconds(3);

    @Override
    public List<String> of(String service, Supplier<List<String>> answers) {
        int replicas = stack.contract().services().get(service).replicas();
        Tier tier = eventually("%d replicas of %s are running".formatted(replicas, service), FOUND)
                .beforehand(
                        () -> stack.replicas().of(service),
                        found -> assertThat(found).hasReplicas(replicas));
        eventually("every replica of " + service + " responds", FOUND)
                .completeOrLast(answers::get, answered -> Set.copyOf(answered).equals(Set.copyOf(tier.instances())));
        return tier.instances();
    }

    @Override
    public List<String> hostnames(String service, List<String> observed) {
        return stack.replicas().of(service).live().stream()
                .map(Replica::hostname)
                .toList();
    }

    @Override
    public void assertApiResponded(Exchange answer) {
        assertThat(stack.replicas().of("api").instances())
                .as("names of the APIs, one of which must be in %s", answer)
                .contains(ExchangeAssert.assertThat(answer).hasText("name"));
    }

    @Override
    public boolean areBehindOneEdge() {
        return true;
    }
}
