package dev.seaworthy.common;

import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.util.Locale;

/** The supported media types of a body. Parameters such as a charset are ignored: text is always UTF-8. */
public enum MediaType {
    JSON("application/json"),
    FORM("application/x-www-form-urlencoded");

    private final String name;

    MediaType(String name) {
        this.name = name;
    }

    public boolean matches(Context ctx) {
        return matches(ctx.contentType());
    }

    boolean matches(String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(name);
    }

    /** @throws UnsupportedMediaTypeResponse if the request's body has another type or none */
    public void require(Context ctx) {
        if (!matches(ctx)) {
            throw new UnsupportedMediaTypeResponse("the content type must be " + name);
        }
    }
}
