package dev.seaworthy.probe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RequestTimeoutTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    @Test
    void a_response_that_never_completes_ends_at_the_timeout_and_its_connection_is_closed() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> sendsUntilClosed(server));

            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> RequestTimeout.limit(() -> readAll(server), TIMEOUT))
                    .withMessage("request timed out after 300 ms");

            assertThat(closed.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_failure_of_the_request_is_thrown_as_it_is() {
        IOException refused = new IOException("refused");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RequestTimeout.limit(
                        () -> {
                            throw refused;
                        },
                        TIMEOUT))
                .isSameAs(refused);
    }

    @Test
    void a_response_in_time_is_returned() throws Exception {
        assertThat(RequestTimeout.limit(() -> "response", TIMEOUT)).isEqualTo("response");
    }

    private static int readAll(ServerSocket server) throws IOException {
        try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            client.setSoTimeout(10_000);
            return client.getInputStream().readAllBytes().length;
        }
    }

    /** Sends without a pause, so that a socket timeout never expires. */
    private static boolean sendsUntilClosed(ServerSocket server) {
        try (Socket connection = server.accept()) {
            while (true) {
                connection.getOutputStream().write('.');
            }
        } catch (IOException e) {
            return true;
        }
    }
}
