package dev.seaworthy.probe;

import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.InconclusiveException;
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
public final class RawHttp {
    /** Why no answer came: the edge closed the connection. */
    public static final String HUNG_UP = "the connection was closed without an answer";

    /** Why no answer came: patience was at its end. */
    public static final String STILL_OPEN = "the connection is still open";

    /** What came is not HTTP/1 as of version 1.0; it stands in the body. */
    public static final String NO_HEAD = "an answer without a head";

    private static final String ASKED = "the edge";
    private static final int CONNECT_MILLIS = 5_000;

    private final Edge edge;
    private final Exchanges exchanges;

    public RawHttp(ComposeProject stack, Exchanges exchanges) {
        this.edge = new Edge(stack);
        this.exchanges = exchanges;
    }

    /** @throws InconclusiveException if there is no connection to say it on */
    public Exchange say(Speech speech, Duration patience) {
        return exchanges.record(converse(speech, edge.port(speech.scheme()), patience));
    }

    /**
     * One after another, each on a connection of its own.
     *
     * @param patience with each
     * @return in the order of the speeches
     * @throws InconclusiveException if for one of them there is no connection
     */
    public List<Exchange> sayInTurn(List<Speech> speeches, Duration patience) {
        Map<String, Integer> ports = ports();
        return speeches.stream()
                .map(speech -> exchanges.record(converse(speech, ports.get(speech.scheme()), patience)))
                .toList();
    }

    /**
     * All at once, each on a connection of its own.
     *
     * @param patience with each
     * @return in the order of the speeches
     * @throws InconclusiveException if for one of them there is no connection
     */
    public List<Exchange> sayAll(List<Speech> speeches, Duration patience) {
        Map<String, Integer> ports = ports();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Exchange>> spoken = speeches.stream()
                    .map(speech -> clients.submit(() -> converse(speech, ports.get(speech.scheme()), patience)))
                    .toList();
            List<Exchange> answers = new ArrayList<>();
            for (Future<Exchange> answer : spoken) {
                answers.add(exchanges.record(answer.get()));
            }
            return answers;
        } catch (ExecutionException e) {
            throw new InconclusiveException(
                    "of %d clients one did not come to speak: %s".formatted(speeches.size(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("the clients were interrupted", e);
        }
    }

    private Map<String, Integer> ports() {
        return Map.of("http", edge.port("http"), "https", edge.port("https"));
    }

    private static Exchange converse(Speech speech, int port, Duration patience) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            Instant at = Instant.now();
            return exchange(speech, at, Conversation.on(socket, speech, at, patience));
        } catch (IOException e) {
            throw new InconclusiveException("no connection to the edge for %s: %s".formatted(speech, e), e);
        }
    }

    private static Exchange exchange(Speech speech, Instant at, Conversation.Heard heard) {
        Request request = new Request(
                "\"%s\" to".formatted(speech.what()),
                URI.create(speech.scheme() + "://localhost"),
                Map.of(),
                Speech.bytes(speech.begun()));
        if (heard.heard().isEmpty()) {
            return Exchange.unanswered(request, ASKED, at, heard.closed() ? HUNG_UP : STILL_OPEN);
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
