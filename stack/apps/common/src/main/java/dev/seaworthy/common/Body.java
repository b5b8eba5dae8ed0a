package dev.seaworthy.common;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The bytes a client sent, up to a limit. Read here because Javalin compares only Content-Length with its own limit,
 * which a chunked request does not have.
 */
public final class Body {

    private static final int LIMIT = 16 * 1024;

    private Body() {}

    /** @throws ContentTooLargeResponse if there are more than 16 KiB */
    public static byte[] of(Context ctx) {
        try {
            byte[] bytes = ctx.req().getInputStream().readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new ContentTooLargeResponse("the body is larger than 16 KiB");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the body could not be read", e);
        }
    }
}
