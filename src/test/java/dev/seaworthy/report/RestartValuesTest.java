package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.EngineEvents.ContainerEvent;
import dev.seaworthy.docker.EngineRestart.Restarted;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.ReplicaFixtures;
import dev.seaworthy.docker.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RestartValuesTest {
    private static final Replica BEFORE = ReplicaFixtures.replica("web", 1, "running", "none");
    private static final Instant DIED = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void a_restarted_container_was_down_from_its_die_event_to_its_start_event() {
        Replica now = ReplicaFixtures.restarted(BEFORE, 1, "running");

        assertThat(RestartValues.of("OOM kill", BEFORE, tier(now), true, List.of(die(), start(1_340))))
                .isEqualTo(new ObservedValue("web-1", "OOM kill", "restarted", "restarted", "after 1.3 s"));
    }

    @Test
    void a_restart_without_events_has_no_downtime() {
        Replica now = ReplicaFixtures.restarted(BEFORE, 1, "running");

        assertThat(RestartValues.of("OOM kill", BEFORE, tier(now), true, List.of()))
                .returns("restarted", ObservedValue::observed)
                .returns("", ObservedValue::details);
    }

    @Test
    void a_container_that_stayed_down_has_its_exit_code() {
        Replica now = ReplicaFixtures.ended(BEFORE, 137);

        assertThat(RestartValues.of("docker stop", BEFORE, tier(now), false, List.of(die())))
                .isEqualTo(new ObservedValue("web-1", "docker stop", "stayed down", "stayed down", "exit code 137"));
        assertThat(RestartValues.of("SIGKILL", BEFORE, tier(now), true, List.of(die())))
                .matches(ObservedValue::deviates);
    }

    @Test
    void another_state_is_shown_with_both_restart_counts() {
        Replica restarting = ReplicaFixtures.restarted(BEFORE, 2, "restarting");

        assertThat(RestartValues.of("SIGKILL", BEFORE, tier(restarting), true, List.of()))
                .returns("restarting, restart count 0 before and 2 now", ObservedValue::observed);
        assertThat(RestartValues.of("SIGKILL", BEFORE, new Tier("web", List.of()), true, List.of()))
                .returns("removed", ObservedValue::observed);
    }

    @Test
    void a_container_after_a_restart_of_the_engine_is_named_by_how_it_ended() {
        assertThat(RestartValues.of(new Restarted("always", false, 0, true), true))
                .isEqualTo(new ObservedValue("", "engine restart, exit code 0", "restarted", "restarted", ""));
        assertThat(RestartValues.of(new Restarted("no", true, 1, false), true))
                .isEqualTo(new ObservedValue(
                        "", "docker stop, then engine restart, exit code 1", "restarted", "stayed down", ""));
    }

    private static Tier tier(Replica now) {
        return new Tier("web", List.of(now));
    }

    private static ContainerEvent die() {
        return new ContainerEvent(DIED, BEFORE.id(), "web", "die", Optional.of("137"));
    }

    private static ContainerEvent start(long millis) {
        return new ContainerEvent(DIED.plusMillis(millis), BEFORE.id(), "web", "start", Optional.empty());
    }
}
