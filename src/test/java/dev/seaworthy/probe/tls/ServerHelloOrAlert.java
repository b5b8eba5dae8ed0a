package dev.seaworthy.probe.tls;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;

/**
 * The response of a TLS server to a ClientHello: a ServerHello or an alert.
 *
 * @param hello the ClientHello
 * @param version chosen, as on the wire
 * @param cipher chosen, as on the wire
 * @param alert its description; see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-6">RFC 8446, 6</a>
 */
public record ServerHelloOrAlert(ClientHello hello, OptionalInt version, OptionalInt cipher, OptionalInt alert) {
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int SUPPORTED_VERSIONS = 43;

    /** @return an empty response if the server closed the connection */
    static ServerHelloOrAlert read(ClientHello hello, InputStream input) throws IOException {
        DataInputStream in = new DataInputStream(input);
        try {
            int type = in.readUnsignedByte();
            in.readUnsignedShort();
            in.readUnsignedShort();
            if (type == ALERT) {
                in.readUnsignedByte();
                return new ServerHelloOrAlert(
                        hello, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(in.readUnsignedByte()));
            }
            if (type != HANDSHAKE || in.readUnsignedByte() != 2) {
                throw new IOException("neither an alert nor a ServerHello");
            }
            return serverHello(hello, in);
        } catch (EOFException hungUp) {
            return new ServerHelloOrAlert(hello, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        }
    }

    private static ServerHelloOrAlert serverHello(ClientHello hello, DataInputStream in) throws IOException {
        int left = (in.readUnsignedByte() << 16) + in.readUnsignedShort();
        int version = in.readUnsignedShort();
        in.skipNBytes(32);
        int session = in.readUnsignedByte();
        in.skipNBytes(session);
        int cipher = in.readUnsignedShort();
        in.skipNBytes(1);
        left -= 2 + 32 + 1 + session + 2 + 1;
        int extensions = left > 0 ? in.readUnsignedShort() : 0;
        while (extensions > 0) {
            int type = in.readUnsignedShort();
            int length = in.readUnsignedShort();
            if (type == SUPPORTED_VERSIONS) {
                version = in.readUnsignedShort();
            } else {
                in.skipNBytes(length);
            }
            extensions -= 4 + length;
        }
        return new ServerHelloOrAlert(hello, OptionalInt.of(version), OptionalInt.of(cipher), OptionalInt.empty());
    }

    @Override
    public String toString() {
        String answer = alert.isPresent()
                ? "alert " + alert.getAsInt()
                : version.isPresent()
                        ? "version 0x%04x with cipher 0x%04x".formatted(version.getAsInt(), cipher.getAsInt())
                        : "none";
        return "the edge's response to %s: %s".formatted(hello, answer);
    }
}
