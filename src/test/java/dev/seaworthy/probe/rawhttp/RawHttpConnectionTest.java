package dev.seaworthy.probe.rawhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RawHttpConnectionTest {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @Test
    void everything_is_read_until_the_other_side_closes_the_connection() throws IOException {
        assertThat(with(RawRequest.of("", "Ahoy"), true, "one answer", "and a second"))
                .returns("one answerand a second", RawHttpConnection.RawResponse::heard)
                .returns(true, RawHttpConnection.RawResponse::closed);
    }

    @Test
    void a_connection_closed_without_a_response_differs_from_an_open_one() throws IOException {
        assertThat(with(RawRequest.of("", "Ahoy"), true)).returns(true, RawHttpConnection.RawResponse::closed);
        assertThat(with(RawRequest.of("", "Ahoy"), false)).returns(false, RawHttpConnection.RawResponse::closed);
    }

    @Test
    void a_response_on_a_connection_that_stays_open_ends_the_wait() throws IOException {
        Instant at = Instant.now();

        RawHttpConnection.RawResponse heard = with(RawRequest.of("", "Ahoy").slowly("!"), false, "an answer");

        assertThat(heard)
                .returns("an answer", RawHttpConnection.RawResponse::heard)
                .returns(false, RawHttpConnection.RawResponse::closed);
        assertThat(heard.lastHeard()).isAfterOrEqualTo(at);
    }

    private static RawHttpConnection.RawResponse with(RawRequest request, boolean hangsUp, String... answers)
            throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket other = server.accept()) {
            for (String answer : answers) {
                other.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            }
            if (hangsUp) {
                other.shutdownOutput();
            }
            return RawHttpConnection.on(client, request, Instant.now(), TIMEOUT);
        }
    }
}
