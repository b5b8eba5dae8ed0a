package dev.seaworthy.common;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Reads the body of a request up to a limit that depends on the sender. Javalin's own limit applies only to
 * Content-Length, which a chunked request does not have.
 */
public enum Body {
    /** A body that a client sends. The edge has the same limit. */
    OF_A_CLIENT(16),
    /**
     * The same text as a frontend encodes it: in JSON, a control character, one byte in a form, has six bytes
     * ({@code \u0001}). So 16 KiB become at most 96 KiB and the object around the text; the rest is a margin. The API's
     * load balancer has the same limit.
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
            throw new UncheckedIOException("the body cannot be read", e);
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
