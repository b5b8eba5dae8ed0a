package dev.seaworthy.probe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs scripts of the probe container on processes of this host. */
final class ProcessScriptsTest {
    /** Above the highest process id of Linux. */
    private static final String ENDED = "4194305";

    @BeforeAll
    static void there_are_control_groups() {
        assumeTrue(Files.exists(Path.of("/proc/self/cgroup")), "there is no /proc/self/cgroup");
    }

    @Test
    void the_processes_of_a_control_group_are_its_members() throws Exception {
        String mine = Long.toString(ProcessHandle.current().pid());

        assertThat(run("members", mine).lines()).contains(mine);
        assertThat(run("members", ENDED)).isEmpty();
    }

    @Test
    void the_network_of_a_process_that_has_ended_is_reported_as_unread() throws Exception {
        assertThat(run("network", ENDED)).isEqualTo(ENDED + " failed process " + ENDED + " has ended\n");
    }

    private static String run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of("bash", "src/test/resources/probe/" + script), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
