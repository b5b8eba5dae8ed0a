package dev.seaworthy.common;

import io.javalin.http.BadRequestResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and rejects malformed bytes; {@code new String} would replace them. */
final class Utf8 {

    private Utf8() {}

    /** @throws BadRequestResponse if the bytes are malformed */
    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadRequestResponse("the body is not valid UTF-8");
        }
    }
}
