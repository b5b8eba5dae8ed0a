package dev.seaworthy.common;

import io.javalin.http.BadRequestResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** A message sent by an HTML form, as {@code message=…&sender=…}. */
public final class FormMessage {

    private FormMessage() {}

    /** @throws BadRequestResponse if the form is malformed or has no message */
    public static Message parse(byte[] body) {
        String form = new String(body, StandardCharsets.ISO_8859_1);
        String message =
                field(form, "message").orElseThrow(() -> new BadRequestResponse("the form has no field \"message\""));
        return new Message(message, field(form, "sender").orElse(""));
    }

    /** The first field of this name. */
    private static Optional<String> field(String form, String name) {
        String start = name + "=";
        return Stream.of(form.split("&"))
                .filter(field -> field.startsWith(start))
                .findFirst()
                .map(field -> decode(field.substring(start.length())));
    }

    /** Latin-1 preserves every byte, so that UTF-8 can be decoded strictly; URLDecoder replaces malformed bytes. */
    private static String decode(String encoded) {
        try {
            String bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1);
            return Utf8.decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("the percent-encoding of the form is invalid");
        }
    }
}
