package dev.seaworthy.frontend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.common.RequestId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ApiClientTest {

    /** Long: the tests also run where an image is built on a slow machine, and half of it has to do for one attempt. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    /** A client that still waits after this has no deadline. */
    private static final Duration NEVER = Duration.ofSeconds(40);

    private static final ApiRequest VISIT =
            new ApiRequest("POST", "/visits", new RequestId("1"), "127.0.0.1", Optional.of(""));

    @Test
    void all_attempts_of_a_call_share_one_deadline() throws IOException {
        List<Long> attempts = new CopyOnWriteArrayList<>();
        try (ServerSocket api = api(socket -> {
            attempts.add(System.nanoTime());
            if (attempts.size() == 1) {
                Thread.sleep(PATIENCE.dividedBy(2));
                socket.close();
            }
        })) {
            assertThat(timeUntilUnreachable(api)).isBetween(PATIENCE, NEVER);

            assertThat(attempts).hasSize(2);
            assertThat(Duration.ofNanos(System.nanoTime() - attempts.getLast()))
                    .as("what was left for the second attempt")
                    .isLessThan(PATIENCE.multipliedBy(3).dividedBy(4));
        }
    }

    @Test
    void a_connection_that_is_not_made_in_time_is_tried_again() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket api = new ServerSocket(0, 1, here);
                Socket first = new Socket(here, api.getLocalPort());
                Socket second = new Socket(here, api.getLocalPort()); // the queue is full: who comes now hears nothing
                ApiClient client = new ApiClient(URI.create("http://127.0.0.1:" + api.getLocalPort()))) {
            Thread.ofVirtual().start(() -> answerAfter(Duration.ofMillis(400), api));

            assertThat(client.send(VISIT, Duration.ofSeconds(5)).status()).isEqualTo(204);
            assertThat(List.of(first, second)).allMatch(Socket::isConnected);
        }
    }

    @Test
    void an_answer_that_stalls_after_its_headers_ends_at_the_deadline_too() throws IOException {
        try (ServerSocket api = api(socket ->
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".getBytes(US_ASCII)))) {
            assertThat(timeUntilUnreachable(api)).isBetween(PATIENCE, NEVER);
        }
    }

    private static Duration timeUntilUnreachable(ServerSocket server) {
        try (ApiClient client = new ApiClient(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
            long began = System.nanoTime();
            assertThatExceptionOfType(ApiUnreachable.class).isThrownBy(() -> client.send(VISIT, PATIENCE));
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    private static void answerAfter(Duration pause, ServerSocket server) {
        try {
            Thread.sleep(pause);
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException | InterruptedException e) {
            // The test is over.
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            if (socket.getInputStream().read() != -1) {
                socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII));
            }
        } catch (IOException e) {
            // The client sees it.
        }
    }

    /** Accepts connections until it is closed, and does nothing on them but what it is told. */
    private static ServerSocket api(Behaviour behaviour) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    behaviour.on(server.accept());
                }
            } catch (IOException | InterruptedException e) {
                // The test is over.
            }
        });
        return server;
    }

    @FunctionalInterface
    private interface Behaviour {
        void on(Socket socket) throws IOException, InterruptedException;
    }
}
