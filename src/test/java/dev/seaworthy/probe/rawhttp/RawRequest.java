package dev.seaworthy.probe.rawhttp;

import java.nio.charset.StandardCharsets;

/**
 * What a client says on a connection of its own, byte for byte, also where it is not HTTP.
 *
 * @param what it is, in words
 * @param scheme of the port that it is said to; whatever is said there is not encrypted
 * @param begun is said at once
 * @param rest one byte a second, for as long as nothing is answered
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

    /** @param text each character stands for the byte of the same number */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return what;
    }
}
