package dev.seaworthy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.EngineEvents.ContainerEvent;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.ReplicaFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RootCauseTest {
    private static final Replica API = ReplicaFixtures.replica("api", 1, "restarting", "none");
    private static final ContainerEvent DIE =
            new ContainerEvent(Instant.EPOCH, API.id(), "api", "die", Optional.of("3"));

    @Test
    void a_failed_assertion_with_a_known_cause_is_inconclusive_and_without_one_a_violation() {
        Runnable failing = () -> {
            throw new AssertionError("expected 1 running replica");
        };

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> RootCause.judge(failing, () -> Optional.of("api-1 exited once by itself")))
                .withMessage("api-1 exited once by itself; therefore not judged: expected 1 running replica");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> RootCause.judge(failing, Optional::empty))
                .withMessage("expected 1 running replica");
    }

    @Test
    void a_promise_that_is_kept_holds_whatever_else_happens_to_the_service() {
        RootCause.judge(() -> {}, () -> Optional.of("api-1 exited once by itself"));
    }

    @Test
    void an_exit_is_a_cause_until_the_container_has_run_for_the_time_that_it_may_take_to_become_healthy() {
        Replica running = ReplicaFixtures.replica("api", 1, "running", "none");
        Instant started = running.startedAt();
        Duration healthyWithin = Duration.ofSeconds(30);

        assertThat(RootCause.hasExitedRecently(running, List.of(DIE), healthyWithin, started.plusSeconds(29)))
                .isTrue();
        assertThat(RootCause.hasExitedRecently(running, List.of(DIE), healthyWithin, started.plusSeconds(30)))
                .isFalse();
        assertThat(RootCause.hasExitedRecently(API, List.of(DIE), healthyWithin, started.plusSeconds(30)))
                .isTrue();
        assertThat(RootCause.hasExitedRecently(running, List.of(), healthyWithin, started))
                .isFalse();
    }

    @Test
    void an_exit_is_described_with_its_exit_code_and_the_last_lines_of_the_log() {
        assertThat(UnexpectedExits.described(API, List.of(DIE), List.of("boom", "bye")))
                .isEqualTo("api-1 exited once by itself, with exit code 3 at 1970-01-01T00:00:00Z, and is restarting, "
                        + "restart count 0; the last lines of its log: boom | bye");
    }

    @Test
    void several_exits_are_described_as_one_violation() {
        assertThat(UnexpectedExits.described(API, List.of(DIE, DIE), List.of()))
                .startsWith("api-1 exited 2 times by itself, last with exit code 3 at ")
                .endsWith("; it has logged nothing in the 60 s before");
    }

    @Test
    void a_container_that_waits_for_a_dependency_is_named_with_the_error_of_Compose() {
        assertThat(RootCause.notStarted(
                        List.of(ReplicaFixtures.replica("web", 1, "created", "none")), "store-1 is unhealthy"))
                .hasValue("web-1 was created, but Compose has not started it: store-1 is unhealthy");
        assertThat(RootCause.notStarted(List.of(API), "store-1 is unhealthy")).isEmpty();
    }
}
