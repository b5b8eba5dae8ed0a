package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TierAssertTest {
    @Test
    void a_missing_replica_is_told_with_those_that_are_there() {
        Tier tier = new Tier("web", List.of(replica(1, "running", "healthy"), replica(2, "running", "healthy")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).hasReplicas(3))
                .withMessage("web: promised are 3 live replicas, there are 2: "
                        + "[web-1 (running, healthy), web-2 (running, healthy)]");
    }

    @Test
    void a_stopped_replica_is_one_too_many() {
        Tier tier = new Tier("web", List.of(replica(1, "running", "healthy"), replica(2, "exited", "none")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).hasReplicas(1))
                .withMessageContaining("web-2 (exited, none)");
    }

    @Test
    void an_unhealthy_replica_is_told_with_its_age_and_its_last_health_probe() {
        Tier tier = new Tier("web", List.of(replica(1, "running", "healthy"), replica(2, "running", "unhealthy")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).isHealthy())
                .withMessageMatching("web: expected to run and be healthy, but web-2 is running and unhealthy, "
                        + "\\d+ s after its start, last health probe ended with 7 and said: refused");
    }

    @Test
    void an_unhealthy_replica_that_does_not_say_why_is_told_with_what_it_says() {
        Tier tier = new Tier("web", List.of(replica(1, "running", "unhealthy")));

        assertThat(tier).isUnhealthyNaming("refused");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).isUnhealthyNaming("refused", "disk"))
                .withMessageContaining(
                        "expected to run and be unhealthy, naming refused and disk, but web-1 is running")
                .withMessageEndingWith("said: refused");
    }

    @Test
    void a_service_without_a_container_is_not_healthy() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new Tier("web", List.of())).isHealthy())
                .withMessage("web: expected to run and be healthy, but has no container");
    }

    @Test
    void healthy_replicas_hold() {
        Tier tier = new Tier("web", List.of(replica(1, "running", "healthy")));

        assertThat(tier).hasReplicas(1).isHealthy();
    }

    @Test
    void a_container_that_stays_dead_is_told_with_its_exit_code() {
        Replica before = replica(1, "running", "healthy");
        Tier tier = new Tier("web", List.of(replica(1, "exited", "unhealthy")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).hasRestarted(before))
                .withMessage("web-1: expected to be started again after its process had ended, but: "
                        + "web-1 (exited, unhealthy), exit code 0, started again 0 times before and 0 times now");
    }

    @Test
    void a_container_that_does_not_stay_dead_is_told() {
        Replica before = replica(1, "running", "healthy");
        Tier tier = new Tier("web", List.of(before));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).hasNotRestarted(before))
                .withMessage("web-1: expected to stay as it ended, but: web-1 (running, healthy), "
                        + "started again 0 times before and 0 times now");
    }

    @Test
    void a_container_that_was_replaced_was_not_restarted() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new Tier("web", List.of())).hasRestarted(replica(1, "running", "healthy")))
                .withMessage("web-1: its container is gone: []");
    }

    private static Replica replica(int ordinal, String state, String health) {
        return new Replica(
                "id" + ordinal,
                "seaworthy-web-" + ordinal,
                "web",
                ordinal,
                "host",
                "image",
                state,
                health,
                List.of(new Replica.HealthProbe(
                        "2026-11-25T06:00:00Z", "2026-11-25T06:00:03Z", health.equals("healthy") ? 0 : 7, "refused")),
                0,
                0,
                false,
                1,
                Instant.now(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                Map.of());
    }
}
