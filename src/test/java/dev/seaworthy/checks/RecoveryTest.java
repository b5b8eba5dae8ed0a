package dev.seaworthy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.ReplicaFixtures;
import dev.seaworthy.docker.Tier;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RecoveryTest {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private static final Runnable NOTHING = () -> {};

    private final Map<String, String> health = new HashMap<>(Map.of("web", "healthy", "store", "unhealthy"));
    private int observations;
    private final Recovery recovery = recovery(true);

    @Test
    void a_service_that_does_not_recover_is_waited_for_once() {
        assertThat(recovery.unrecovered(NOTHING)).containsExactly("store");
        observations = 0;

        assertThat(recovery.unrecovered(NOTHING)).containsExactly("store");

        assertThat(observations).isEqualTo(3); // one of each service, and whether the store has ended
    }

    @Test
    void a_service_that_became_healthy_later_is_waited_for_again() {
        recovery.unrecovered(NOTHING);
        health.put("store", "healthy");
        assertThat(recovery.unrecovered(NOTHING)).isEmpty();
        health.put("store", "unhealthy");
        observations = 0;

        assertThat(recovery.unrecovered(NOTHING)).containsExactly("store");

        assertThat(observations).isGreaterThan(4);
    }

    @Test
    void a_stack_that_cannot_be_observed_has_not_recovered() {
        Recovery blind = new Recovery(
                Map.of("web", 1),
                service -> {
                    throw new InconclusiveException("no engine");
                },
                service -> true,
                Duration.ZERO);

        assertThat(blind.unrecovered(NOTHING)).containsExactly("web");
    }

    @Test
    void a_service_that_was_never_healthy_is_not_waited_for() {
        assertThat(recovery(false).unrecovered(NOTHING)).containsExactly("store");

        assertThat(observations).isLessThan(6); // one of each service, and the state of the store for the reasons
    }

    @Test
    void a_container_that_has_ended_is_started_again_once_the_others_are_healthy_and_not_waited_for() {
        health.put("store", "healthy");
        health.put("web", "exited");

        assertThat(recovery.unrecovered(() -> health.put("web", "healthy"))).isEmpty();
        assertThat(observations).isLessThan(10);
    }

    @Test
    void a_container_that_ends_again_is_not_waited_for() {
        health.put("store", "healthy");
        health.put("web", "exited");

        assertThat(recovery.unrecovered(NOTHING)).containsExactly("web");
        assertThat(observations).isLessThan(12);
    }

    @Test
    void a_container_that_cannot_be_started_again_is_the_only_one_that_has_not_recovered() {
        health.put("store", "healthy");
        health.put("web", "exited");

        assertThat(recovery.unrecovered(() -> {
                    throw new InconclusiveException("docker start failed");
                }))
                .containsExactly("web");
    }

    private Recovery recovery(boolean wasHealthy) {
        return new Recovery(
                Map.of("web", 1, "store", 1),
                service -> observed(service, health.get(service)),
                service -> wasHealthy,
                TIMEOUT);
    }

    private Tier observed(String service, String status) {
        observations++;
        Replica replica = status.equals("exited")
                ? ReplicaFixtures.replica(service, 1, "exited", "none")
                : ReplicaFixtures.replica(service, 1, "running", status);
        return new Tier(service, List.of(replica));
    }

    @Test
    void a_tier_is_well_if_the_promised_replicas_run_and_are_healthy_or_have_no_health_check() {
        Replica healthy = ReplicaFixtures.replica("web", 1, "running", "healthy");
        Replica unchecked = ReplicaFixtures.replica("web", 2, "running", "none");
        Replica exited = ReplicaFixtures.replica("web", 2, "exited", "none");

        assertThat(new Tier("web", List.of(healthy, unchecked)).isWell(2)).isTrue();
        assertThat(new Tier("web", List.of(healthy, exited)).isWell(2)).isFalse();
        assertThat(new Tier("web", List.of(healthy, exited)).isWell(1)).isFalse();
        assertThat(new Tier("web", List.of(healthy)).isWell(2)).isFalse();
    }
}
