package dev.seaworthy.checks.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.ReplicaFixtures;
import dev.seaworthy.docker.Tier;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadinessTest {
    private static final Replica RUNNING = ReplicaFixtures.replica("web", 1, "running", "healthy");
    private static final Replica EXITED = ReplicaFixtures.replica("web", 2, "exited", "unhealthy");
    private static final Instant EARLY = Instant.now();
    private static final Instant LATE = EARLY.plusSeconds(40);

    @Test
    void a_container_that_was_not_ready_and_does_not_run_is_not_expected() {
        assertThat(new Readiness(new Tier("web", List.of(RUNNING, EXITED)), List.of(EARLY)).expected(2))
                .isEqualTo(1);
    }

    @Test
    void a_container_that_was_ready_and_has_exited_since_is_expected() {
        assertThat(new Readiness(new Tier("web", List.of(RUNNING, EXITED)), List.of(EARLY, LATE)).expected(2))
                .isEqualTo(2);
    }
}
