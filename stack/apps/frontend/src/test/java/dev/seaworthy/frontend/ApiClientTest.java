package dev.seaworthy.frontend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.common.RequestId;
import dev.seaworthy.common.ServiceUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;

class ApiClientTest {

    /** Long, because the tests also run while an image is built on a slow host, and an attempt has half of it. */
    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    /** A client that waits longer has no deadline. */
    private static final Duration NO_DEADLINE = Duration.ofSeconds(40);

    private static final ApiRequest VISIT =
            new ApiRequest("POST", "/visits", new RequestId("1"), "127.0.0.1", Optional.of(""));

    @Test
    void all_attempts_of_a_call_share_one_deadline() throws IOException {
        List<Long> attempts = new CopyOnWriteArrayList<>();
        try (ServerSocket api = api(socket -> {
            attempts.add(System.nanoTime());
            if (attempts.size() == 1) {
                Thread.sleep(TIMEOUT.dividedBy(2));
                socket.close();
            }
        })) {
            assertThat(timeUntilUnreachable(api)).isBetween(TIMEOUT, NO_DEADLINE);

            assertThat(attempts).hasSize(2);
            assertThat(Duration.ofNanos(System.nanoTime() - attempts.getLast()))
                    .as("duration of the second attempt")
                    .isLessThan(TIMEOUT.multipliedBy(3).dividedBy(4));
        }
    }

    @Test
    void a_connection_attempt_that_times_out_is_retried() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket api = new ServerSocket(0, 1, here);
                Socket first = new Socket(here, api.getLocalPort());
                Socket second = new Socket(here, api.getLocalPort()); // the queue is full: no response
                ApiClient client = client("127.0.0.1", api)) {
            Thread.ofVirtual().start(() -> respondAfter(Duration.ofMillis(400), api));

            assertThat(client.send(VISIT, Duration.ofSeconds(5)).status()).isEqualTo(204);
            assertThat(List.of(first, second)).allMatch(Socket::isConnected);
        }
    }

    @Test
    void a_response_that_stalls_after_its_headers_ends_at_the_deadline() throws IOException {
        try (ServerSocket api = api(socket ->
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".getBytes(US_ASCII)))) {
            assertThat(timeUntilUnreachable(api)).isBetween(TIMEOUT, NO_DEADLINE);
        }
    }

    @Test
    void a_host_name_with_an_underscore_is_resolved_and_sent_as_the_Host_header() throws Exception {
        CompletableFuture<List<String>> head = new CompletableFuture<>();
        try (ServerSocket server = api(socket -> {
                    BufferedReader reader =
                            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                    head.complete(
                            reader.lines().takeWhile(line -> !line.isEmpty()).toList());
                    socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII));
                });
                ApiClient client = client("my_api", server)) {
            assertThat(client.send(VISIT, TIMEOUT).status()).isEqualTo(204);

            assertThat(head.get())
                    .filteredOn(line -> line.toLowerCase(Locale.ROOT).startsWith("host:"))
                    .containsExactly("Host: my_api:" + server.getLocalPort());
        }
    }

    @Test
    void an_idle_connection_is_used_again_until_the_addresses_have_changed() throws IOException {
        AtomicReference<Set<InetAddress>> assigned = new AtomicReference<>(Set.of(InetAddress.getLoopbackAddress()));
        AtomicInteger accepted = new AtomicInteger();
        try (ServerSocket server = api(socket -> {
                    accepted.incrementAndGet();
                    Thread.ofVirtual().start(() -> respondToAll(socket));
                });
                ApiClient client = client("127.0.0.1", server, last -> assigned.get())) {
            client.send(VISIT, TIMEOUT);
            client.send(VISIT, TIMEOUT);
            assertThat(accepted).hasValue(1);

            assigned.set(Set.of());
            client.send(VISIT, TIMEOUT);
            assertThat(accepted).hasValue(2);
        }
    }

    private static ApiClient client(String host, ServerSocket server) {
        return client(host, server, UnaryOperator.identity());
    }

    private static ApiClient client(String host, ServerSocket server, UnaryOperator<Set<InetAddress>> addresses) {
        ServiceUrl url = ServiceUrl.parse("http://%s:%d".formatted(host, server.getLocalPort()))
                .orElseThrow();
        InMemoryDnsResolver resolver = new InMemoryDnsResolver();
        resolver.add(host, InetAddress.getLoopbackAddress());
        return new ApiClient(url, resolver, addresses);
    }

    private static Duration timeUntilUnreachable(ServerSocket server) {
        try (ApiClient client = client("127.0.0.1", server)) {
            long began = System.nanoTime();
            assertThatExceptionOfType(ApiUnreachable.class).isThrownBy(() -> client.send(VISIT, TIMEOUT));
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    private static void respondAfter(Duration pause, ServerSocket server) {
        try {
            Thread.sleep(pause);
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> respond(socket));
            }
        } catch (IOException | InterruptedException e) {
            // The test is over.
        }
    }

    private static void respond(Socket socket) {
        try (socket) {
            if (socket.getInputStream().read() != -1) {
                socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII));
            }
        } catch (IOException e) {
            // The client sees it.
        }
    }

    /** Responds to one request without a body after another, until the client closes the connection. */
    private static void respondToAll(Socket socket) {
        try (socket) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isEmpty()) {
                    socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII));
                }
            }
        } catch (IOException e) {
            // The client sees it.
        }
    }

    /** Accepts connections until it is closed. */
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
