package dev.seaworthy.checks.platform;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.HoldsTheStackAlone;
import dev.seaworthy.checks.Promises;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.DirectHttp;
import dev.seaworthy.probe.Exchanges;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Faults;
import dev.seaworthy.stack.Replica;
import dev.seaworthy.stack.Tier;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@HoldsTheStackAlone
@Requirement({"COMPOSE-02", "COMPOSE-03"})
final class ScalingCheck {
    private final ComposeProject stack;
    private final Faults faults;
    private final DirectHttp direct;

    ScalingCheck(ComposeProject stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.faults = faults;
        this.direct = new DirectHttp(stack, exchanges);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Tiers.class)
    void a_replica_more_works_beside_the_others_and_a_replica_less_leaves_them_alone(String service, int promised) {
        Tier before = stack.replicas().of(service);
        assertThat(before).hasReplicas(promised).isWell();

        faults.scale(service, promised + 1);
        Tier more = well(service, promised + 1);
        faults.scale(service, promised);
        Tier after = well(service, promised);

        assertThat(ids(more)).containsAll(ids(before));
        assertThat(more.live()).extracting(Replica::hostname).doesNotHaveDuplicates();
        assertThat(ids(after)).isEqualTo(ids(before));
        assertThat(after.live()).extracting(Replica::startedAt).isEqualTo(startsOf(before));
    }

    /** The tier when every replica is well, and answers where that was promised. */
    private Tier well(String service, int replicas) {
        Tier tier = eventually(
                        "%d replicas of %s are well".formatted(replicas, service),
                        stack.contract().healthyWithin().duration())
                .of(
                        () -> stack.replicas().of(service),
                        seen -> assertThat(seen).hasReplicas(replicas).isWell());
        stack.contract()
                .services()
                .get(service)
                .answers()
                .ifPresent(endpoint -> assertThat(tier.live())
                        .map(replica -> direct.get(replica, endpoint.port(), endpoint.path()))
                        .allSatisfy(answer -> assertThat(answer).hasStatus(200)));
        return tier;
    }

    private static List<String> ids(Tier tier) {
        return tier.live().stream().map(Replica::id).toList();
    }

    private static List<Instant> startsOf(Tier tier) {
        return tier.live().stream().map(Replica::startedAt).toList();
    }
}
