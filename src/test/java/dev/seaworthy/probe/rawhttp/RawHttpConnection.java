package dev.seaworthy.probe.rawhttp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** The client's side of one connection: it sends a raw request and reads. Each read timeout triggers the next byte. */
final class RawHttpConnection {
    private static final int BYTE_MILLIS = 1_000;
    /** How long to wait for a second response after the first, while the connection is open. */
    private static final int MORE_MILLIS = 300;

    private final Socket socket;
    private final byte[] rest;
    private final Instant until;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private Instant lastHeard;
    private int sentBytes;

    /**
     * @param heard all that was received
     * @param lastHeard when its last byte was received; the beginning if nothing was
     * @param closed by the other side
     */
    record RawResponse(String heard, Instant lastHeard, boolean closed) {}

    private RawHttpConnection(Socket socket, RawRequest request, Instant at, Duration timeout) {
        this.socket = socket;
        this.rest = RawRequest.bytes(request.rest());
        this.until = at.plus(timeout);
        this.lastHeard = at;
    }

    static RawResponse on(Socket socket, RawRequest request, Instant at, Duration timeout) throws IOException {
        RawHttpConnection conversation = new RawHttpConnection(socket, request, at, timeout);
        boolean closed = conversation.hold(RawRequest.bytes(request.begun()));
        return new RawResponse(conversation.heard.toString(StandardCharsets.UTF_8), conversation.lastHeard, closed);
    }

    /** @return whether the other side closed the connection */
    private boolean hold(byte[] begun) throws IOException {
        try {
            socket.getOutputStream().write(begun);
            for (long left = left(); left > 0; left = left()) {
                socket.setSoTimeout((int) Math.min(left, silence(left)));
                try {
                    if (!listen()) {
                        return true;
                    }
                } catch (SocketTimeoutException silence) {
                    if (heard.size() > 0) {
                        return false;
                    }
                    sayMore();
                }
            }
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private long left() {
        return Duration.between(Instant.now(), until).toMillis();
    }

    private long silence(long left) {
        return heard.size() > 0 ? MORE_MILLIS : sentBytes < rest.length ? BYTE_MILLIS : left;
    }

    private boolean listen() throws IOException {
        byte[] buffer = new byte[8_192];
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
            return false;
        }
        heard.write(buffer, 0, count);
        lastHeard = Instant.now();
        return true;
    }

    private void sayMore() throws IOException {
        if (sentBytes < rest.length) {
            socket.getOutputStream().write(rest[sentBytes++]);
        }
    }
}
