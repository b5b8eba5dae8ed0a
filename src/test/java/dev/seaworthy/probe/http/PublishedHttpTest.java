package dev.seaworthy.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.seaworthy.contract.HttpPromise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PublishedHttpTest {
    private final Exchanges exchanges = new Exchanges();

    @Test
    void the_request_of_the_promise_is_sent_to_the_port_of_the_host() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] seen = "%s %s %s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Host"),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            exchange.getRequestHeaders().getFirst("X-Name"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(401, seen.length);
            exchange.getResponseBody().write(seen);
            exchange.close();
        });
        server.start();
        try {
            HttpPromise promised = new HttpPromise(
                    8080,
                    "/a?b=c",
                    "PUT",
                    Optional.of("shop.example"),
                    Map.of("X-Name", "x"),
                    Optional.of("me:secret"),
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);

            Exchange answer = new PublishedHttp(exchanges).send(promised, "web", server.getAddress());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("PUT /a?b=c shop.example Basic bWU6c2VjcmV0 x");
            assertThat(exchanges.all()).containsExactly(answer);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_closed_port_is_an_observation() throws IOException {
        InetSocketAddress closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }

        Exchange answer = new PublishedHttp(exchanges).send(HttpPromise.get(80, "/"), "web", closed);

        assertThat(answer.status()).isZero();
        assertThat(answer.failure().orElseThrow()).contains("refused");
    }
}
