package dev.seaworthy.probe;

import java.nio.charset.StandardCharsets;

/**
 * What a client says on a connection of its own, byte for byte, also where it is not HTTP.
 *
 * @param what it is, in words
 * @param scheme of the port that it is said to; whatever is said there is not encrypted
 * @param begun is said at once
 * @param rest one byte a second, for as long as nothing is answered
 */
public record Speech(String what, String scheme, String begun, String rest) {
    public static Speech of(String what, String begun) {
        return new Speech(what, "http", begun, "");
    }

    public Speech slowly(String moreOfIt) {
        return new Speech(what, scheme, begun, moreOfIt);
    }

    public Speech toPortOf(String otherScheme) {
        return new Speech(what, otherScheme, begun, rest);
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
