package dev.seaworthy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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

    /** Other connections of this host may remain. */
    @Test
    void a_connection_that_its_client_has_closed_is_awaited_until_the_server_closes_it() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String connection = ":%04X ".formatted(server.getLocalPort());
            new Socket(server.getInetAddress(), server.getLocalPort()).close();
            Process waiting;
            try (Socket accepted = server.accept()) {
                assertThat(accepted.getInputStream().read()).isEqualTo(-1);
                assertThat(remaining(awaitAbandoned(1))).contains(connection);

                waiting = awaitAbandoned(5);
                assertThat(waiting.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
            }
            assertThat(remaining(waiting)).doesNotContain(connection);
        }
    }

    @Test
    void a_connection_that_the_server_has_closed_is_not_awaited() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            server.accept().close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);

            assertThat(remaining(awaitAbandoned(0))).doesNotContain(":%04X ".formatted(client.getLocalPort()));
        }
    }

    private static Process awaitAbandoned(int seconds) throws IOException {
        String self = Long.toString(ProcessHandle.current().pid());
        return new ProcessBuilder("bash", "src/test/resources/probe/await-abandoned", Integer.toString(seconds), self)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String remaining(Process waiting) throws IOException {
        return new String(waiting.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private int run(String script) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        "bash", "-euc", ContainerFaults.GONE + script, "fault", ENDED, Long.toString(living.pid()))
                .start()
                .waitFor();
    }
}
