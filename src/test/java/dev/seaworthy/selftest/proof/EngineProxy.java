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
 * Stands between the suite and the engine, and passes everything on until it is told to fail: from then on every call
 * is hung up on, as if the engine had died. It ends with its process.
 */
public final class EngineProxy {
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final ServerSocketChannel server;
    private final Path engine;
    private volatile boolean failing;

    /**
     * @param socket which is made
     * @param engine the socket of the real one
     */
    EngineProxy(Path socket, Path engine) throws IOException {
        this.engine = engine;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::serve);
    }

    /** From now on no call succeeds, nor any that is under way. */
    void fail() {
        failing = true;
        open.forEach(EngineProxy::hangUp);
    }

    /** From now on calls succeed again. */
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

    /** Half a connection: its end is passed on too, while the other half may still have something to say. */
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
