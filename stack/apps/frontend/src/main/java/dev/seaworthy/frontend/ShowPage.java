package dev.seaworthy.frontend;

import dev.seaworthy.common.Identity;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.ServiceUnavailableResponse;
import tools.jackson.databind.JsonNode;

/** The page for people. Without the messages or the visits it says in plain words that it cannot be shown now. */
final class ShowPage implements Handler {

    private final ApiClient api;
    private final Identity identity;
    private final Page page = new Page("page.html");
    private final Page unavailable = new Page("unavailable.html");

    ShowPage(ApiClient api, Identity identity) {
        this.api = api;
        this.identity = identity;
    }

    @Override
    public void handle(Context ctx) {
        ctx.header("Content-Security-Policy", Page.CONTENT_SECURITY_POLICY);
        ctx.header("Cache-Control", "no-store");
        try {
            ctx.html(page.render(model(ctx)));
        } catch (ServiceUnavailableResponse e) {
            ctx.status(503).html(unavailable.render(new Unavailable(e.getMessage(), identity)));
        }
    }

    private PageModel model(Context ctx) {
        PendingAnswer config = api.start(ApiRequest.get(ctx, "/config"));
        PendingAnswer messages = api.start(ApiRequest.get(ctx, NewestMessages.PATH));
        PendingAnswer visits = api.start(ApiRequest.get(ctx, "/visits"));

        VisitHistory history = success(visits.await()).as(VisitHistory.class);
        NewestMessages newest = NewestMessages.of(success(messages.await()));
        return new PageModel(motd(config), newest, history.total(), Plot.of(history.perMinute()), identity);
    }

    /** Nothing is lost without it: an API that does not know it, or does not answer, has no message of the day. */
    private static String motd(PendingAnswer config) {
        try {
            ApiAnswer answer = config.await();
            return answer.isSuccess() ? answer.as(JsonNode.class).path("motd").asString("") : "";
        } catch (ApiUnreachable e) {
            return "";
        }
    }

    private static ApiAnswer success(ApiAnswer answer) {
        if (!answer.isSuccess()) {
            throw new ServiceUnavailableResponse(answer.reason());
        }
        return answer;
    }

    record Unavailable(String reason, Identity frontend) {}
}
