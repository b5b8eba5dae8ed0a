package dev.seaworthy.probe.rawhttp;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Edge;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A client at the edge that says what no HTTP library would, or says it slowly, and listens until the edge hangs up. So
 * a second answer on the same connection is seen as well: it stands in the body of the first.
 */
public final class RawHttpClient {
    /** Why no answer came: the edge closed the connection. */
    public static final String DISCONNECTED = "the connection was closed without an answer";

    /** Why no answer came: patience was at its end. */
    public static final String STILL_OPEN = "the connection is still open";

    /** What came is not HTTP/1 as of version 1.0; it stands in the body. */
    public static final String NO_HEAD = "an answer without a head";

    private static final String ASKED = "the edge";
    private static final int CONNECT_MILLIS = 5_000;

    private final Edge edge;
    private final Exchanges exchanges;

    public RawHttpClient(ComposeProject stack, Exchanges exchanges) {
        this.edge = new Edge(stack);
        this.exchanges = exchanges;
    }

    /** @throws InconclusiveException if there is no connection to say it on */
    public Exchange say(RawRequest rawRequest, Duration timeout) {
        return exchanges.record(converse(rawRequest, edge.port(rawRequest.scheme()), timeout));
    }

    /**
     * One after another, each on a connection of its own.
     *
     * @param timeout with each
     * @return in the order of the rawRequests
     * @throws InconclusiveException if for one of them there is no connection
     */
    public List<Exchange> sendInTurn(List<RawRequest> rawRequests, Duration timeout) {
        Map<String, Integer> ports = ports();
        return rawRequests.stream()
                .map(rawRequest -> exchanges.record(converse(rawRequest, ports.get(rawRequest.scheme()), timeout)))
                .toList();
    }

    /**
     * All at once, each on a connection of its own.
     *
     * @param timeout with each
     * @return in the order of the rawRequests
     * @throws InconclusiveException if for one of them there is no connection
     */
    public List<Exchange> sendAll(List<RawRequest> rawRequests, Duration timeout) {
        Map<String, Integer> ports = ports();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Exchange>> spoken = rawRequests.stream()
                    .map(rawRequest ->
                            clients.submit(() -> converse(rawRequest, ports.get(rawRequest.scheme()), timeout)))
                    .toList();
            List<Exchange> answers = new ArrayList<>();
            for (Future<Exchange> answer : spoken) {
                answers.add(exchanges.record(answer.get()));
            }
            return answers;
        } catch (ExecutionException e) {
            throw new InconclusiveException(
                    "of %d clients one did not come to speak: %s".formatted(rawRequests.size(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("the clients were interrupted", e);
        }
    }

    private Map<String, Integer> ports() {
        return Map.of("http", edge.port("http"), "https", edge.port("https"));
    }

    private static Exchange converse(RawRequest rawRequest, int port, Duration timeout) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            Instant at = Instant.now();
            return exchange(rawRequest, at, RawHttpConnection.on(socket, rawRequest, at, timeout));
        } catch (IOException e) {
            throw new InconclusiveException("no connection to the edge for %s: %s".formatted(rawRequest, e), e);
        }
    }

    private static Exchange exchange(RawRequest rawRequest, Instant at, RawHttpConnection.RawResponse heard) {
        Request request = new Request(
                "\"%s\" to".formatted(rawRequest.what()),
                URI.create(rawRequest.scheme() + "://localhost"),
                Map.of(),
                RawRequest.bytes(rawRequest.begun()));
        if (heard.heard().isEmpty()) {
            return Exchange.unanswered(request, ASKED, at, heard.closed() ? DISCONNECTED : STILL_OPEN);
        }
        Duration elapsed = Duration.between(at, heard.lastHeard());
        HttpHead head = HttpHead.of(heard.heard());
        if (head.status() == 0) {
            return new Exchange(request, ASKED, at, 0, Map.of(), heard.heard(), elapsed, Optional.of(NO_HEAD));
        }
        String body = heard.heard().substring(head.length());
        return Exchange.answered(request, ASKED, at, head.status(), head.headers(), body, elapsed);
    }
}
