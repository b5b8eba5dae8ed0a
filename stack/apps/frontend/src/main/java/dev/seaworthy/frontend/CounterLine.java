package dev.seaworthy.frontend;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Counts a visit and says its number. {@code hostname} is the container's. */
record CounterLine(ApiClient api, String hostname) implements Handler {

    @Override
    public void handle(Context ctx) {
        ApiAnswer answer = api.send(ApiRequest.post(ctx, "/visits", ""));
        if (answer.isSuccess()) {
            long number = answer.as(Visit.class).number();
            ctx.result("I've been visited %d times, and my hostname is %s\n".formatted(number, hostname));
        } else {
            answer.passOn(ctx);
        }
    }

    /** HEAD asks for the headers of the answer, not to be counted. */
    static void withoutCounting(Context ctx) {
        ctx.contentType("text/plain");
    }

    record Visit(long number) {}
}
