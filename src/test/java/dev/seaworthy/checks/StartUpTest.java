package dev.seaworthy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.ReplicaFixtures;
import dev.seaworthy.docker.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StartUpTest {
    @Test
    void the_rest_ends_when_the_promised_time_is_over() {
        assertThat(StartUp.rest(Duration.ofSeconds(60), elapsed(20))).hasSeconds(41);
        assertThat(StartUp.rest(Duration.ofSeconds(60), elapsed(70))).isZero();
    }

    @Test
    void the_time_counts_from_the_last_start_of_a_container_and_not_from_one_that_was_never_started() {
        Instant began = Instant.now().minusSeconds(20);
        Replica running = ReplicaFixtures.replica("web", 1, "running", "none");
        Replica created = ReplicaFixtures.replica("web", 2, "created", "none");

        assertThat(StartUp.later(began, new Tier("web", List.of(running, created))))
                .isEqualTo(running.startedAt());
        assertThat(StartUp.later(began, new Tier("web", List.of(created)))).isEqualTo(began);
    }

    private static Elapsed elapsed(int seconds) {
        Duration time = Duration.ofSeconds(seconds);
        return new Elapsed(time, time, 0, Duration.ZERO);
    }
}
