package dev.seaworthy.frontend;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Counts a visit and returns its number. {@code hostname} is the container's. */
record VisitHandler(ApiClient api, String hostname) implements Handler {

    @Override
    public void handle(Context ctx) {
        ApiResponse response = api.send(ApiRequest.post(ctx, "/visits", ""));
        if (response.isSuccess()) {
            long number = response.as(Visit.class).number();
            ctx.result("I've been visited %d times, and my hostname is %s\n".formatted(number, hostname));
        } else {
            response.forward(ctx);
        }
    }

    /** HEAD returns the headers and counts no visit. */
    static void withoutCounting(Context ctx) {
        ctx.contentType("text/plain");
    }

    record Visit(long number) {}
}
