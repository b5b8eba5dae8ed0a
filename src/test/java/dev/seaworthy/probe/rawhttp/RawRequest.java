package dev.seaworthy.probe.rawhttp;

import java.nio.charset.StandardCharsets;

/**
 * Bytes that a client sends on a connection of its own, whether or not they are HTTP.
 *
 * @param what description of the request
 * @param scheme of the port that receives it; the bytes are never encrypted
 * @param begun sent at once
 * @param rest sent one byte per second, until a response arrives
 */
public record RawRequest(String what, String scheme, String begun, String rest) {
    public static RawRequest of(String what, String begun) {
        return new RawRequest(what, "http", begun, "");
    }

    public RawRequest slowly(String moreOfIt) {
        return new RawRequest(what, scheme, begun, moreOfIt);
    }

    public RawRequest toPortOf(String otherScheme) {
        return new RawRequest(what, otherScheme, begun, rest);
    }

    RawRequest withText(String otherText) {
        return new RawRequest(what, scheme, otherText, rest);
    }

    /** @param text each character stands for the byte with its code (ISO 8859-1) */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return what;
    }
}
