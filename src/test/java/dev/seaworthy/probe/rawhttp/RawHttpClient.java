package dev.seaworthy.probe.rawhttp;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Edge;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.NotApplicableException;
import dev.seaworthy.probe.http.PublishedEdge;
import dev.seaworthy.probe.http.Request;
import java.io.IOException;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A client of the edge that sends what no HTTP library sends, or sends it slowly, and reads until the edge closes the
 * connection. A second response on the same connection, as after request smuggling, is part of the body of the first.
 */
public final class RawHttpClient {
    /** Failure of an exchange: the edge closed the connection. */
    public static final String DISCONNECTED = "the connection was closed without a response";

    /** Failure of an exchange: the timeout passed. */
    public static final String STILL_OPEN = "the connection is still open";

    /** Failure of an exchange: the response is not HTTP/1.0 or HTTP/1.1; the body contains it. */
    public static final String NO_HEAD = "a response without a status line";

    private static final String ASKED = "the edge";
    private static final int CONNECT_MILLIS = 5_000;

    private final Edge edge;
    private final Exchanges exchanges;

    public RawHttpClient(ComposeStack stack, Exchanges exchanges) {
        this(new PublishedEdge(stack), exchanges);
    }

    public RawHttpClient(Edge edge, Exchanges exchanges) {
        this.edge = edge;
        this.exchanges = exchanges;
    }

    /** @return whether the deployment has a port for the request */
    public boolean canSend(RawRequest rawRequest) {
        return edge.has(rawRequest.scheme());
    }

    /**
     * Ends a row about a request that cannot be sent.
     *
     * @throws NotApplicableException if the deployment has no port for the request
     */
    public void skipUnlessItCanSend(RawRequest rawRequest) {
        if (!canSend(rawRequest)) {
            edge.address(rawRequest.scheme());
        }
    }

    /** @throws InconclusiveException if the connection cannot be opened */
    public Exchange say(RawRequest rawRequest, Duration timeout) {
        return exchanges.record(converse(rawRequest, edge.address(rawRequest.scheme()), timeout));
    }

    /**
     * Sends the requests one after another, each on a connection of its own.
     *
     * @param timeout of each request
     * @return in the order of the rawRequests
     * @throws InconclusiveException if a connection cannot be opened
     */
    public List<Exchange> sendInTurn(List<RawRequest> rawRequests, Duration timeout) {
        Map<String, InetSocketAddress> addresses = addresses(rawRequests);
        return rawRequests.stream()
                .map(rawRequest -> exchanges.record(converse(rawRequest, addresses.get(rawRequest.scheme()), timeout)))
                .toList();
    }

    /**
     * Sends the requests concurrently, each on a connection of its own.
     *
     * @param timeout of each request
     * @return in the order of the rawRequests
     * @throws InconclusiveException if a connection cannot be opened
     */
    public List<Exchange> sendAll(List<RawRequest> rawRequests, Duration timeout) {
        Map<String, InetSocketAddress> addresses = addresses(rawRequests);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Exchange>> spoken = rawRequests.stream()
                    .map(rawRequest ->
                            clients.submit(() -> converse(rawRequest, addresses.get(rawRequest.scheme()), timeout)))
                    .toList();
            List<Exchange> answers = new ArrayList<>();
            for (Future<Exchange> answer : spoken) {
                answers.add(exchanges.record(answer.get()));
            }
            return answers;
        } catch (ExecutionException e) {
            throw new InconclusiveException(
                    "one of %d clients could not send its request: %s".formatted(rawRequests.size(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("the clients were interrupted", e);
        }
    }

    private Map<String, InetSocketAddress> addresses(List<RawRequest> rawRequests) {
        return rawRequests.stream()
                .map(RawRequest::scheme)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), edge::address));
    }

    private Exchange converse(RawRequest toSite, InetSocketAddress address, Duration timeout) {
        RawRequest rawRequest = toSite.withText(edge.sited(toSite.begun()));
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            Instant at = Instant.now();
            return exchange(rawRequest, at, RawHttpConnection.on(socket, rawRequest, at, timeout));
        } catch (IOException e) {
            throw new InconclusiveException("cannot connect to the edge for %s: %s".formatted(rawRequest, e), e);
        }
    }

    private Exchange exchange(RawRequest rawRequest, Instant at, RawHttpConnection.RawResponse heard) {
        Request request = new Request(
                "\"%s\" to".formatted(rawRequest.what()),
                URI.create(rawRequest.scheme() + "://" + edge.host()),
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
