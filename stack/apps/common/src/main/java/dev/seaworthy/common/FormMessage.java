package dev.seaworthy.common;

import io.javalin.http.BadRequestResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** A message sent by an HTML form, as {@code message=…}. */
public final class FormMessage {

    private static final String FIELD = "message=";

    private FormMessage() {}

    /** @throws BadRequestResponse if the form is malformed or has no message */
    public static Message parse(byte[] body) {
        String form = new String(body, StandardCharsets.ISO_8859_1);
        return Stream.of(form.split("&"))
                .filter(field -> field.startsWith(FIELD))
                .findFirst()
                .map(field -> new Message(decode(field.substring(FIELD.length()))))
                .orElseThrow(() -> new BadRequestResponse("the form has no field \"message\""));
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
