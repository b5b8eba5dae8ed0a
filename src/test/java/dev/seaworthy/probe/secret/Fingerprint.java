package dev.seaworthy.probe.secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The parts of a secret by which it is found: the lines of a text, or sequences of bytes of a binary file.
 *
 * @param parts long enough to match no unrelated text, and not part of another secret
 * @param charset in which a part is written into a file as the bytes to search for
 * @param reason why it has no parts; unspecified if it has some
 * @param isPublic whether it is a certificate, which every client receives
 */
record Fingerprint(List<String> parts, Charset charset, String reason, boolean isPublic) {
    static final int SHORTEST = 12;

    /** Formats of keystores have common sequences of bytes, such as the identifiers of algorithms. */
    private static final int SHORTEST_BINARY = 24;

    private static final int MOST_BINARY = 16;

    /** Only the beginning of large files is searched. */
    private static final int BEGINNING = 64 << 10;

    static Fingerprint none(String reason) {
        return new Fingerprint(List.of(), StandardCharsets.UTF_8, reason, false);
    }

    static Fingerprint of(byte[] content) {
        try {
            return text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            return binary(new String(content, 0, Math.min(content.length, BEGINNING), StandardCharsets.ISO_8859_1));
        }
    }

    private static Fingerprint text(String text) {
        List<String> lines = text.lines()
                .filter(line -> line.length() >= SHORTEST && !line.startsWith("-----"))
                .toList();
        return new Fingerprint(
                lines,
                StandardCharsets.UTF_8,
                "it has no line of %d characters: a shorter one would match unrelated text".formatted(SHORTEST),
                text.lines().anyMatch("-----BEGIN CERTIFICATE-----"::equals));
    }

    /** grep, which searches for the parts, takes a line break and a NUL as the end of one. */
    private static Fingerprint binary(String bytes) {
        List<String> runs = Stream.of(bytes.split("[\0\n\r]"))
                .filter(run -> run.length() >= SHORTEST_BINARY)
                .sorted(Comparator.comparing(String::length).reversed())
                .limit(MOST_BINARY)
                .toList();
        return new Fingerprint(
                runs,
                StandardCharsets.ISO_8859_1,
                "it is binary and has no %d bytes without a NUL or a line break".formatted(SHORTEST_BINARY),
                false);
    }

    /** @return without the parts that are not its own */
    Fingerprint only(Predicate<String> own) {
        List<String> kept = parts.stream().filter(own).toList();
        return kept.isEmpty() && !parts.isEmpty()
                ? new Fingerprint(kept, charset, "another secret contains each of its lines too", isPublic)
                : new Fingerprint(kept, charset, reason, isPublic);
    }

    /** @return the parts as a file of lines to search for */
    byte[] bytes() {
        return (String.join("\n", parts) + "\n").getBytes(charset);
    }
}
