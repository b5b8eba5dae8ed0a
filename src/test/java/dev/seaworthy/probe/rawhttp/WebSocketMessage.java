package dev.seaworthy.probe.rawhttp;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads a message of a WebSocket server, which may consist of several frames.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5.2">RFC 6455, 5.2</a>
 */
final class WebSocketMessage {
    private static final int FINAL = 0x80;
    private static final int OPCODE = 0x0f;
    private static final int CLOSE = 0x8;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private WebSocketMessage() {}

    /**
     * Skips pings and pongs.
     *
     * @return empty if the server closes the connection
     */
    static Optional<String> read(DataInputStream input) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int first = input.readUnsignedByte();
            byte[] payload = input.readNBytes(length(input));
            int opcode = first & OPCODE;
            if (opcode == CLOSE) {
                return Optional.empty();
            }
            if (opcode < CLOSE) {
                message.writeBytes(payload);
                if ((first & FINAL) != 0) {
                    return Optional.of(message.toString(StandardCharsets.UTF_8));
                }
            }
        }
    }

    /** A server does not mask its frames, so that the length has the whole byte. */
    private static int length(DataInputStream input) throws IOException {
        int length = input.readUnsignedByte();
        return switch (length) {
            case TWO_BYTES -> input.readUnsignedShort();
            case EIGHT_BYTES -> Math.toIntExact(input.readLong());
            default -> length;
        };
    }
}
