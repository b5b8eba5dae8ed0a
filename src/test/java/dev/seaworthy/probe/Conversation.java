package dev.seaworthy.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** A client's side of one connection: it says its speech and listens, and the silence between is its clock. */
final class Conversation {
    private static final int BYTE_MILLIS = 1_000;
    /** How long to listen for a second answer when the first is there and the connection open. */
    private static final int MORE_MILLIS = 300;

    private final Socket socket;
    private final byte[] rest;
    private final Instant until;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private Instant lastHeard;
    private int said;

    /**
     * @param heard everything
     * @param lastHeard when the last of it came; the beginning if nothing did
     * @param closed by the other side
     */
    record Heard(String heard, Instant lastHeard, boolean closed) {}

    private Conversation(Socket socket, Speech speech, Instant at, Duration patience) {
        this.socket = socket;
        this.rest = Speech.bytes(speech.rest());
        this.until = at.plus(patience);
        this.lastHeard = at;
    }

    static Heard on(Socket socket, Speech speech, Instant at, Duration patience) throws IOException {
        Conversation conversation = new Conversation(socket, speech, at, patience);
        boolean closed = conversation.hold(Speech.bytes(speech.begun()));
        return new Heard(conversation.heard.toString(StandardCharsets.UTF_8), conversation.lastHeard, closed);
    }

    /** @return whether it was the other side that ended it */
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
        return heard.size() > 0 ? MORE_MILLIS : said < rest.length ? BYTE_MILLIS : left;
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
        if (said < rest.length) {
            socket.getOutputStream().write(rest[said++]);
        }
    }
}
