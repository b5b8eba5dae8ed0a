package dev.seaworthy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ContainerFaultsTest {
    /** Above the highest process id of Linux. */
    private static final String ENDED = "4194305";

    private final Process living = new ProcessBuilder("sleep", "30").start();

    ContainerFaultsTest() throws IOException {}

    @AfterEach
    void end() {
        living.destroyForcibly();
    }

    @Test
    void a_process_that_has_ended_does_not_prevent_the_others_from_being_killed() throws Exception {
        assertThat(run(ContainerFaults.KILL)).isZero();

        assertThat(living.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_process_that_has_ended_does_not_prevent_the_others_from_being_frozen() throws Exception {
        assertThat(run(ContainerFaults.STOP)).isZero();
    }

    @Test
    void a_command_that_fails_on_a_living_process_fails() throws Exception {
        assertThat(run("for pid; do false || gone $pid; done")).isNotZero();
    }

    private int run(String script) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        "bash", "-euc", ContainerFaults.GONE + script, "fault", ENDED, Long.toString(living.pid()))
                .start()
                .waitFor();
    }
}
