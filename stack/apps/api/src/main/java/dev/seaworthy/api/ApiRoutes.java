package dev.seaworthy.api;

import dev.seaworthy.common.Body;
import dev.seaworthy.common.Message;
import dev.seaworthy.common.RequestId;
import dev.seaworthy.common.VersionResponse;
import dev.seaworthy.common.WebServer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Consumer;

/**
 * The API's routes. Every request checks the configuration first, so that an edit takes effect in the next response.
 */
record ApiRoutes(
        VersionResponse version,
        ConfigurationFile configuration,
        VisitCounter counter,
        VisitHistory history,
        Messages messages,
        Health health)
        implements Consumer<RoutesConfig> {

    @Override
    public void accept(RoutesConfig routes) {
        routes.before(ctx -> configuration.refresh());
        WebServer.get(routes, "/", ctx -> ctx.result("Hello world!\n"));
        WebServer.get(routes, "/version", ctx -> ctx.json(version));
        WebServer.get(routes, "/health", health);
        WebServer.get(routes, "/config", ctx -> ctx.json(configuration.refresh()));
        WebServer.get(routes, "/visits", ctx -> ctx.json(history.read()));
        routes.post("/visits", ctx -> ctx.json(new Counted(counter.count(RequestId.required(ctx)))));
        WebServer.get(routes, "/messages", ctx -> ctx.json(messages.all()));
        WebServer.get(routes, "/messages/newest", ctx -> ctx.json(messages.newest(PageOfNewest.requestedBy(ctx))));
        routes.post("/messages", this::append);
    }

    private void append(Context ctx) {
        RequestId request = RequestId.required(ctx);
        ctx.status(201).json(messages.append(request, Message.fromJson(ctx, Body.OF_A_FRONTEND)));
    }

    record Counted(long number) {}
}
