package dev.seaworthy.report.page;

import dev.seaworthy.report.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * A file that a check attached to its result.
 *
 * @param type its media type, such as {@code text/plain}
 */
record Attachment(String name, String type, Path file) {
    boolean isText() {
        return type.startsWith("text/");
    }

    /** Evidence of which there is nothing, such as the exchanges of a check that has sent no request. */
    boolean isEmpty() {
        return isText() && text().strip().equals(Evidence.NONE);
    }

    /** A browser runs no script in an image, also not in one of SVG. */
    boolean isImage() {
        return type.matches("image/(png|jpeg|svg\\+xml)");
    }

    /** @return the content; a text that says so if the file cannot be read */
    String text() {
        return bytes().map(content -> new String(content, StandardCharsets.UTF_8))
                .orElse("the attachment cannot be read: " + file.getFileName());
    }

    /** @return the {@code data:} URI of an image; empty if the file cannot be read */
    Optional<String> dataUri() {
        return bytes().map(content ->
                "data:%s;base64,%s".formatted(type, Base64.getEncoder().encodeToString(content)));
    }

    private Optional<byte[]> bytes() {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
