package dev.seaworthy.common;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The idempotency key of a request. The edge gives every client request one and repeats it on every retry, so whoever
 * applies a write at most once per key makes every retry harmless.
 */
public record RequestId(String value) {

    /** The header in which the key travels from tier to tier. */
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
            throw new BadRequestResponse("a write needs the header " + HEADER);
        }
        return new RequestId(value);
    }

    /**
     * The request's key, or a new one where there is no edge to give it.
     *
     * @throws BadRequestResponse if the request has an invalid key
     */
    public static RequestId of(Context ctx) {
        String value = ctx.header(HEADER);
        return new RequestId(value == null ? UUID.randomUUID().toString() : value);
    }
}
