package dev.seaworthy.checks.product.visits;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exclusive, since one check scales. */
@DisplayName("Hostnames of replicas")
@ExclusiveStack
@Requirement("CLUSTER-03")
final class HostnamesCheck {
    private static final int PORT = 8080;
    private static final Duration START = Duration.ofSeconds(30);

    private final ComposeStack stack;
    private final Faults faults;
    private final DirectHttp direct;

    HostnamesCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.faults = faults;
        this.direct = new DirectHttp(stack, exchanges);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"frontend", "api"})
    void every_replica_responds_with_the_name_of_its_own_container(String service) {
        Precondition.running(stack.replicas().of(service)).forEach(this::assertThatItNamesItself);
    }

    @Test
    void replicas_added_by_scaling_have_unique_hostnames() {
        faults.services().scale("frontend", 4);
        faults.services().scale("api", 3);

        assertThatHostnamesAreUnique(scaled("frontend", 4));
        assertThatHostnamesAreUnique(scaled("api", 3));
    }

    private Tier scaled(String service, int replicas) {
        return eventually("the added %s is healthy".formatted(service), START)
                .beforehand(
                        () -> stack.replicas().of(service),
                        tier -> assertThat(tier).hasReplicas(replicas).isHealthy());
    }

    private void assertThatHostnamesAreUnique(Tier tier) {
        List<String> hostnames = tier.live().stream().map(Replica::hostname).toList();
        assertThat(hostnames)
                .overridingErrorMessage(
                        "%s scaled to %d replicas: expected a unique hostname for each, but they are %s",
                        tier.service(), hostnames.size(), hostnames)
                .doesNotHaveDuplicates();
        assertThatItNamesItself(tier.last());
    }

    private void assertThatItNamesItself(Replica replica) {
        assertThat(direct.get(replica, PORT, "/version")).hasField("name", replica.instance());
    }
}
