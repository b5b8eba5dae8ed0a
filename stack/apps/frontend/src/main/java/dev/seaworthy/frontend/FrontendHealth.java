package dev.seaworthy.frontend;

import dev.seaworthy.common.VersionResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;

/**
 * The health of this replica: it is healthy if it responds. The API's health is reported, but does not make the
 * frontend unhealthy: otherwise an outage would remove all frontends at once, and none could report the reason.
 */
record FrontendHealth(ApiClient api, VersionResponse version) implements Handler {

    /** Longer than an API's response while a store is unavailable, shorter than the timeout of a health check. */
    private static final Duration TIMEOUT = Duration.ofMillis(1_600);

    @Override
    public void handle(Context ctx) {
        ctx.json(new Report("healthy", version.name(), api(ctx)));
    }

    private String api(Context ctx) {
        try {
            return api.send(ApiRequest.get(ctx, "/health"), TIMEOUT)
                    .as(ApiReport.class)
                    .status();
        } catch (ApiUnreachable e) {
            return "unreachable";
        }
    }

    record Report(String status, String name, String api) {}

    record ApiReport(String status) {}
}
