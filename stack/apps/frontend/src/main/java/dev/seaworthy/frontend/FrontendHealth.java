package dev.seaworthy.frontend;

import dev.seaworthy.common.Identity;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;

/**
 * A frontend answers for itself: it is healthy when it can answer. What the API says is reported, but it is no reason
 * to take all frontends out of service at once, when they could still explain.
 */
record FrontendHealth(ApiClient api, Identity identity) implements Handler {

    /** Longer than an API takes that misses a store, shorter than those who check us wait. */
    private static final Duration PATIENCE = Duration.ofMillis(1_600);

    @Override
    public void handle(Context ctx) {
        ctx.json(new Report("healthy", identity.name(), api(ctx)));
    }

    private String api(Context ctx) {
        try {
            return api.send(ApiRequest.get(ctx, "/health"), PATIENCE)
                    .as(ApiReport.class)
                    .status();
        } catch (ApiUnreachable e) {
            return "unreachable";
        }
    }

    record Report(String status, String name, String api) {}

    record ApiReport(String status) {}
}
