package dev.seaworthy.common;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The idempotency key and correlation id of a request. The edge assigns one to every client request and repeats it on
 * every retry. The API applies a write at most once per key, so that every retry is safe.
 */
public record RequestId(String value) {

    /** The header that passes the key from tier to tier. */
    public static final String HEADER = "X-Request-ID";

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** @throws BadRequestResponse if the value is not 1 to 64 letters, digits or hyphens */
    public RequestId {
        if (!VALID.matcher(value).matches()) {
            throw new BadRequestResponse(HEADER + " must be 1 to 64 letters, digits or hyphens");
        }
    }

    /** @throws BadRequestResponse if the request has no valid key */
    public static RequestId required(Context ctx) {
        String value = ctx.header(HEADER);
        if (value == null) {
            throw new BadRequestResponse("a write requires the header " + HEADER);
        }
        return new RequestId(value);
    }

    /**
     * The request's key, or a new one if the request has none because it did not come through the edge.
     *
     * @throws BadRequestResponse if the request has an invalid key
     */
    public static RequestId of(Context ctx) {
        String value = ctx.header(HEADER);
        return new RequestId(value == null ? UUID.randomUUID().toString() : value);
    }
}
