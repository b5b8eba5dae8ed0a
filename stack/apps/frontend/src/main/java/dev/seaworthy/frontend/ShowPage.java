package dev.seaworthy.frontend;

import dev.seaworthy.common.VersionResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.InternalServerErrorResponse;
import io.javalin.http.ServiceUnavailableResponse;
import tools.jackson.databind.JsonNode;

/**
 * The HTML page. If the API returns no messages or visits, a page with the reason: 500 for a bug, 503 for an outage.
 */
final class ShowPage implements Handler {

    private final ApiClient api;
    private final VersionResponse version;
    private final Page page = new Page("page.html");
    private final Page unavailable = new Page("unavailable.html");

    ShowPage(ApiClient api, VersionResponse version) {
        this.api = api;
        this.version = version;
    }

    @Override
    public void handle(Context ctx) {
        ctx.header("Content-Security-Policy", Page.CONTENT_SECURITY_POLICY);
        ctx.header("Cache-Control", "no-store");
        try {
            ctx.html(page.render(model(ctx)));
        } catch (InternalServerErrorResponse | ServiceUnavailableResponse e) {
            ctx.status(e.getStatus()).html(unavailable.render(new Unavailable(e.getMessage(), version)));
        }
    }

    private PageModel model(Context ctx) {
        PendingResponse config = api.start(ApiRequest.get(ctx, "/config"));
        PendingResponse messages = api.start(ApiRequest.get(ctx, NewestMessages.PATH));
        PendingResponse visits = api.start(ApiRequest.get(ctx, "/visits"));

        VisitHistory history = success(visits.await()).as(VisitHistory.class);
        NewestMessages newest = NewestMessages.of(success(messages.await()));
        return new PageModel(motd(config), newest, history.total(), Plot.of(history.perMinute()), version);
    }

    /** Optional: if the API does not return it, the page has no message of the day. */
    private static String motd(PendingResponse config) {
        try {
            ApiResponse response = config.await();
            return response.isSuccess()
                    ? response.as(JsonNode.class).path("motd").asString("")
                    : "";
        } catch (ApiUnreachable e) {
            return "";
        }
    }

    private static ApiResponse success(ApiResponse response) {
        if (response.status() == 500) {
            throw new InternalServerErrorResponse(response.reason());
        }
        if (!response.isSuccess()) {
            throw new ServiceUnavailableResponse(response.reason());
        }
        return response;
    }

    record Unavailable(String reason, VersionResponse frontend) {}
}
