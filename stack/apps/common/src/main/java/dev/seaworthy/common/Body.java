package dev.seaworthy.common;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The bytes of a request, up to a limit that depends on who sends it. Read here because Javalin compares only
 * Content-Length with its own limit, which a chunked request does not have.
 */
public enum Body {
    /** What a client may send. The edge has the same limit. */
    OF_A_CLIENT(16),
    /**
     * What a frontend makes of it: JSON writes a control character, one byte in a form, as six ({@code \u0001}). So 16
     * KiB become at most 96 KiB and the frame around the text; the rest is room. The API's balancer has the same limit.
     */
    OF_A_FRONTEND(112);

    private final int kibibytes;

    Body(int kibibytes) {
        this.kibibytes = kibibytes;
    }

    /** @throws ContentTooLargeResponse if there are more bytes than the limit */
    public byte[] read(Context ctx) {
        try {
            return read(ctx.req().getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("the body could not be read", e);
        }
    }

    byte[] read(InputStream input) throws IOException {
        int limit = kibibytes * 1024;
        byte[] bytes = input.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new ContentTooLargeResponse("the body is larger than %d KiB".formatted(kibibytes));
        }
        return bytes;
    }
}
