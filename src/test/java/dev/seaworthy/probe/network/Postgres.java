package dev.seaworthy.probe.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** Tests whether a PostgreSQL server listens: it answers an SSLRequest with one letter, before authentication. */
public final class Postgres {
    private static final int MILLIS = 3_000;
    /** @see <a href="https://www.postgresql.org/docs/18/protocol-message-formats.html">SSLRequest</a> */
    private static final int SSL_REQUEST = 80877103;

    private Postgres() {}

    /** @return whether a server responds on this port of the host */
    public static boolean respondsOnLoopback(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
            socket.setSoTimeout(MILLIS);
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(8).putInt(8).putInt(SSL_REQUEST).array());
            int answer = socket.getInputStream().read();
            return answer == 'N' || answer == 'S';
        } catch (IOException refused) {
            return false;
        }
    }
}
