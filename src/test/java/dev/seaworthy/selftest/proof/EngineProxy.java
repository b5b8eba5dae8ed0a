package dev.seaworthy.selftest.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A proxy between the suite and the engine. It forwards everything until {@link #fail}. Then it closes every
 * connection, as if the engine had crashed. It stops with its process.
 */
public final class EngineProxy {
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final ServerSocketChannel server;
    private final Path engine;
    private volatile boolean failing;

    /**
     * @param socket the socket that it creates
     * @param engine the socket of the real engine
     */
    EngineProxy(Path socket, Path engine) throws IOException {
        this.engine = engine;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::serve);
    }

    /** Makes all calls fail from now on, including those in progress. */
    void fail() {
        failing = true;
        open.forEach(EngineProxy::hangUp);
    }

    /** Makes calls succeed again from now on. */
    void recover() {
        failing = false;
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
        if (failing) {
            hangUp(client);
            return;
        }
        try {
            SocketChannel real = SocketChannel.open(UnixDomainSocketAddress.of(engine));
            open.add(real);
            Thread.ofVirtual().start(() -> copy(client, real));
            copy(real, client);
        } catch (IOException e) {
            hangUp(client);
        }
    }

    /** Copies one direction. Its end closes only this direction: the other one may still transfer data. */
    private void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            hangUp(from);
            hangUp(to);
        }
    }

    private static void hangUp(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            return;
        }
    }
}
