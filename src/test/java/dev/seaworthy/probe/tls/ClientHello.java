package dev.seaworthy.probe.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A TLS ClientHello, encoded without a TLS library: a library refuses to offer outdated versions, so its failure would
 * not prove that the server rejects them.
 *
 * @param version offered, as on the wire: 0x0301 is TLS 1.0, 0x0304 is TLS 1.3
 * @param ciphers offered, as on the wire
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.1.2">RFC 8446, 4.1.2</a>
 */
public record ClientHello(int version, List<Integer> ciphers) {
    private static final int TLS_1_2 = 0x0303;
    private static final byte[] RANDOM = new byte[32];
    /** A public X25519 key without a private key, which only later messages would need. */
    private static final int POINT = 0x09;

    /** @return the TLS record that contains the message */
    byte[] bytes() {
        byte[] hello = concat(
                u16(Math.min(version, TLS_1_2)),
                RANDOM,
                u8(0),
                counted(ciphersBytes()),
                u8(1),
                u8(0),
                counted(extensions()));
        byte[] message = concat(u8(1), u8(0), counted(hello));
        return concat(u8(22), u16(0x0301), counted(message));
    }

    private byte[] ciphersBytes() {
        return concat(ciphers.stream().map(ClientHello::u16).toArray(byte[][]::new));
    }

    private byte[] extensions() {
        byte[] groups = extension(10, counted(concat(u16(0x001d), u16(0x0017))));
        byte[] points = extension(11, concat(u8(1), u8(0)));
        byte[] signatures =
                extension(13, counted(concat(u16(0x0403), u16(0x0804), u16(0x0401), u16(0x0203), u16(0x0201))));
        if (version <= TLS_1_2) {
            return concat(groups, points, signatures);
        }
        byte[] key = new byte[32];
        key[0] = POINT;
        return concat(
                groups,
                points,
                signatures,
                extension(43, concat(u8(2), u16(version))),
                extension(51, counted(concat(u16(0x001d), counted(key)))));
    }

    private static byte[] extension(int type, byte[] data) {
        return concat(u16(type), counted(data));
    }

    private static byte[] counted(byte[] data) {
        return concat(u16(data.length), data);
    }

    private static byte[] u8(int value) {
        return new byte[] {(byte) value};
    }

    private static byte[] u16(int value) {
        return ByteBuffer.allocate(2).putShort((short) value).array();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Override
    public String toString() {
        return "a ClientHello of version 0x%04x with ciphers %s"
                .formatted(version, ciphers.stream().map("0x%04x"::formatted).toList());
    }
}
