package dev.seaworthy.checks.product.visits;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
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
    void every_replica_responds_with_the_hostname_of_its_own_container(String service) {
        assertThat(stack.replicas().of(service).live())
                .isNotEmpty()
                .allSatisfy(replica ->
                        assertThat(direct.get(replica, PORT, "/version")).hasField("name", replica.instance()));
    }

    @Test
    void replicas_added_by_scaling_have_unique_hostnames() {
        faults.services().scale("frontend", 4);
        faults.services().scale("api", 3);

        Replica frontend = added("frontend", 4);
        Replica api = added("api", 3);
        assertThat(direct.get(frontend, PORT, "/version")).hasField("name", frontend.instance());
        assertThat(direct.get(api, PORT, "/version")).hasField("name", api.instance());
    }

    private Replica added(String service, int replicas) {
        return eventually("the added %s is healthy".formatted(service), START)
                .of(
                        () -> stack.replicas().of(service),
                        tier -> assertThat(tier).hasReplicas(replicas).isHealthy())
                .last();
    }
}
