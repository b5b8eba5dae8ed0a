package dev.seaworthy.selftest.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A proxy between the suite and the engine. It forwards everything until {@link #failing}. Then it closes connections,
 * as if the engine had crashed. It stops with its process.
 */
public final class EngineProxy {
    private static final Pattern REQUEST = Pattern.compile("(?s)(GET|HEAD|POST|PUT|DELETE) .*");
    private static final Pattern EVENTS = Pattern.compile("(?s)GET \\S*/events[? ].*");
    /** A command that the suite runs with {@code enter} in its probe container: in the body of an exec request. */
    private static final Pattern ENTER = Pattern.compile("(?s).*\"enter\",\"\\d+\".*");

    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final Set<SocketChannel> eventStreams = ConcurrentHashMap.newKeySet();
    /** Connections to the engine whose next response is lost. */
    private final Set<SocketChannel> withoutResponse = ConcurrentHashMap.newKeySet();

    /** A fault that does not begin at once begins before one of so many calls, so that checks are in progress. */
    private static final int LATEST_BEGIN = 100;
    /** One of so many calls that fail ends the streams of events too. */
    private static final int FAILED_CALLS_PER_END_OF_STREAMS = 10;

    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger callsUntilBegin = new AtomicInteger(-1);
    private volatile Runnable begin = () -> {};
    private final ServerSocketChannel server;
    private final Path engine;
    private volatile Function<String, Failure> failures = request -> Failure.NONE;

    /** The failure of one call. */
    private enum Failure {
        NONE,
        /** The engine does not get the request. */
        BEFORE_THE_REQUEST,
        /** The engine carries the request out, and the client does not get the response. */
        BEFORE_THE_RESPONSE
    }

    /**
     * @param socket the socket that it creates
     * @param engine the socket of the real engine
     */
    EngineProxy(Path socket, Path engine) throws IOException {
        this.engine = engine;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::serve);
    }

    /**
     * Injects a fault: {@link FaultMode#EVENTS_END} and {@link FaultMode#NAMESPACES_FAIL} from a random call, the
     * others from now on.
     *
     * @param share of the calls that fail, for {@link FaultMode#CALLS_FAIL}
     */
    void failing(FaultMode fault, RandomGenerator random, double share) {
        switch (fault) {
            case ENGINE_FAILS -> {
                failures = request -> Failure.BEFORE_THE_REQUEST;
                open.forEach(this::disconnect);
            }
            case CALLS_FAIL ->
                failures = request -> REQUEST.matcher(request).matches() ? random(random, share) : Failure.NONE;
            case EVENTS_END ->
                beginLater(random, () -> {
                    failures = request -> EVENTS.matcher(request).matches() ? Failure.BEFORE_THE_REQUEST : Failure.NONE;
                    failed.addAndGet(eventStreams.size());
                    eventStreams.forEach(this::disconnect);
                });
            case NAMESPACES_FAIL ->
                beginLater(
                        random,
                        () -> failures = request ->
                                ENTER.matcher(request).matches() ? Failure.BEFORE_THE_REQUEST : Failure.NONE);
            default -> throw new IllegalArgumentException("not a fault of the engine: " + fault);
        }
    }

    private void beginLater(RandomGenerator random, Runnable fault) {
        begin = fault;
        callsUntilBegin.set(random.nextInt(LATEST_BEGIN));
    }

    private static synchronized Failure random(RandomGenerator random, double share) {
        if (random.nextDouble() >= share) {
            return Failure.NONE;
        }
        return random.nextBoolean() ? Failure.BEFORE_THE_REQUEST : Failure.BEFORE_THE_RESPONSE;
    }

    /** Makes calls succeed again from now on. */
    void recover() {
        failures = request -> Failure.NONE;
    }

    /** @return the number of calls that have failed, without those of {@link FaultMode#ENGINE_FAILS} in progress */
    int failed() {
        return failed.get();
    }

    private void serve() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect(SocketChannel client) {
        open.add(client);
        try {
            SocketChannel real = SocketChannel.open(UnixDomainSocketAddress.of(engine));
            open.add(real);
            Thread.ofVirtual().start(() -> requests(client, real));
            responses(real, client);
        } catch (IOException e) {
            disconnect(client);
        }
    }

    /** Copies requests. A request's head is the beginning of what one read returns. */
    private void requests(SocketChannel client, SocketChannel real) {
        copy(client, real, read -> {
            String request = StandardCharsets.ISO_8859_1.decode(read).toString();
            if (EVENTS.matcher(request).matches()) {
                eventStreams.add(client);
            }
            if (REQUEST.matcher(request).matches() && callsUntilBegin.getAndDecrement() == 0) {
                begin.run();
            }
            Failure failure = failures.apply(request);
            if (failure != Failure.NONE && failed.incrementAndGet() % FAILED_CALLS_PER_END_OF_STREAMS == 0) {
                eventStreams.forEach(this::disconnect);
            }
            if (failure == Failure.BEFORE_THE_RESPONSE) {
                withoutResponse.add(real);
            }
            return failure != Failure.BEFORE_THE_REQUEST;
        });
    }

    private void responses(SocketChannel real, SocketChannel client) {
        copy(real, client, read -> !withoutResponse.contains(real));
    }

    /**
     * Copies one direction. Its end closes only this direction: the other one may still transfer data.
     *
     * @param forwards whether what was read is forwarded; otherwise both connections are closed
     */
    private void copy(SocketChannel from, SocketChannel to, Function<ByteBuffer, Boolean> forwards) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                if (!forwards.apply(buffer.asReadOnlyBuffer())) {
                    disconnect(from);
                    disconnect(to);
                    return;
                }
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            disconnect(from);
            disconnect(to);
        }
    }

    private void disconnect(SocketChannel channel) {
        open.remove(channel);
        eventStreams.remove(channel);
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            return;
        }
    }
}
