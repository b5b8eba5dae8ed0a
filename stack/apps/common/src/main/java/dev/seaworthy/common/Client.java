package dev.seaworthy.common;

import io.javalin.http.Context;
import java.util.regex.Pattern;

/**
 * The client's address as the edge saw it. The edge overwrites X-Forwarded-For, so a client cannot set its first
 * address.
 */
public final class Client {

    /** The header that passes the address from tier to tier. */
    public static final String HEADER = "X-Forwarded-For";

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    private Client() {}

    public static String of(Context ctx) {
        String forwarded = ctx.header(HEADER);
        if (forwarded == null) {
            return ctx.req().getRemoteAddr();
        }
        String first = forwarded.split(",", 2)[0].strip();
        return ADDRESS.matcher(first).matches() ? first : ctx.req().getRemoteAddr();
    }
}
