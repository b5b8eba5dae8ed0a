package dev.seaworthy.common;

import io.javalin.http.Context;
import java.util.regex.Pattern;

/**
 * Who asked, as the edge saw it. The edge overwrites X-Forwarded-For, so its first address is not the client's word.
 */
public final class Client {

    /** The header in which the address travels from tier to tier. */
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
