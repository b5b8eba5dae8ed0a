package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.ReplicaFixtures;
import dev.seaworthy.docker.Tier;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TierAssertTest {
    @Test
    void a_missing_replica_is_reported_with_the_existing_ones() {
        Tier tier = new Tier("web", List.of(replica(1, "running", "healthy"), replica(2, "running", "healthy")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).hasReplicas(3))
                .withMessage("web: expected 3 running replicas and no other container, but found 2 running: "
                        + "[web-1 (running, healthy), web-2 (running, healthy)]");
    }

    @Test
    void a_stopped_extra_replica_is_a_violation() {
        Tier tier = new Tier("web", List.of(replica(1, "running", "healthy"), replica(2, "exited", "none")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).hasReplicas(1))
                .withMessageContaining("web-2 (exited, none)");
    }

    @Test
    void an_unhealthy_replica_is_reported_with_its_age_and_its_last_health_probe() {
        Tier tier = new Tier("web", List.of(replica(1, "running", "healthy"), replica(2, "running", "unhealthy")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).isHealthy())
                .withMessageMatching("web: expected to run and be healthy, but web-2 is running and unhealthy, "
                        + "\\d+ s after its start, last health probe exited with 7: refused");
    }

    @Test
    void an_unhealthy_replica_without_the_expected_reason_is_reported_with_its_probe_output() {
        Tier tier = new Tier("web", List.of(replica(1, "running", "unhealthy")));

        assertThat(tier).isUnhealthyNaming("refused");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).isUnhealthyNaming("refused", "disk"))
                .withMessageContaining(
                        "expected to run and be unhealthy, naming refused and disk, but web-1 is running")
                .withMessageEndingWith("exited with 7: refused");
    }

    @Test
    void a_service_without_a_container_is_not_healthy() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new Tier("web", List.of())).isHealthy())
                .withMessage("web: expected to run and be healthy, but it has no container");
    }

    @Test
    void a_container_that_was_never_started_has_no_age() {
        Tier tier = new Tier("web", List.of(ReplicaFixtures.replica("web", 1, "created", "none")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).isHealthy())
                .withMessage("web: expected to run and be healthy, but web-1 is created and none, was never started, "
                        + "no health probe yet");
    }

    @Test
    void a_failed_one_shot_service_is_reported_with_its_exit_code_and_log() {
        Tier tier = new Tier("job", List.of(ReplicaFixtures.replica("job", 1, "running", "none")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).hasCompleted(1, job -> List.of("migrating", "still migrating")))
                .withMessage(
                        "job: expected 1 containers that have exited with code 0, but: job-1 (running, none), exit code 0, "
                                + "the last lines of its log: migrating | still migrating");
        assertThat(new Tier("job", List.of(ReplicaFixtures.replica("job", 1, "exited", "none"))))
                .hasCompleted(1, job -> List.of());
    }

    @Test
    void a_one_shot_service_with_too_few_containers_is_reported() {
        Tier tier = new Tier("job", List.of(ReplicaFixtures.replica("job", 1, "exited", "none")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).hasCompleted(3, job -> List.of()))
                .withMessageContaining("job: expected 3 containers that have exited with code 0, but: job-1 (exited");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new Tier("job", List.of())).hasCompleted(1, job -> List.of()))
                .withMessageEndingWith("but: no container");
    }

    @Test
    void healthy_replicas_pass() {
        Tier tier = new Tier("web", List.of(replica(1, "running", "healthy")));

        assertThat(tier).hasReplicas(1).isHealthy();
    }

    @Test
    void a_container_that_was_not_restarted_is_reported_with_its_exit_code() {
        Replica before = replica(1, "running", "healthy");
        Tier tier = new Tier("web", List.of(replica(1, "exited", "unhealthy")));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).hasRestarted(before))
                .withMessage("web-1: expected to be restarted after its process exited, but: "
                        + "web-1 (exited, unhealthy), exit code 0, restart count 0 before and 0 now");
    }

    @Test
    void an_unexpected_restart_is_reported() {
        Replica before = replica(1, "running", "healthy");
        Tier tier = new Tier("web", List.of(before));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(tier).hasNotRestarted(before))
                .withMessage("web-1: expected to stay exited, but: web-1 (running, healthy), "
                        + "restart count 0 before and 0 now");
    }

    @Test
    void a_replaced_container_does_not_count_as_restarted() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new Tier("web", List.of())).hasRestarted(replica(1, "running", "healthy")))
                .withMessage("web-1: expected the same container, but it was removed: []");
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
