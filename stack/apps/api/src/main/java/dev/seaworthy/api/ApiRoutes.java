package dev.seaworthy.api;

import dev.seaworthy.common.Body;
import dev.seaworthy.common.Message;
import dev.seaworthy.common.RequestId;
import dev.seaworthy.common.RouteTable;
import dev.seaworthy.common.VersionResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;

/**
 * The API's routes. Every request checks the configuration first, so that an edit takes effect in the next response.
 */
final class ApiRoutes implements Handler {

    private final ConfigurationFile configuration;
    private final RouteTable table;

    ApiRoutes(
            VersionResponse identity,
            ConfigurationFile configuration,
            VisitCounter counter,
            VisitHistory history,
            Messages messages,
            Health health) {
        this.configuration = configuration;
        this.table = new RouteTable()
                .on("GET", "/", ctx -> ctx.result("Hello world!\n"))
                .on("GET", "/version", ctx -> ctx.json(identity))
                .on("GET", "/health", health)
                .on("GET", "/config", ctx -> ctx.json(configuration.refresh()))
                .on("GET", "/visits", ctx -> ctx.json(history.read()))
                .on("POST", "/visits", ctx -> ctx.json(new Counted(counter.count(RequestId.required(ctx)))))
                .on("GET", "/messages", ctx -> ctx.json(read(ctx, messages)))
                .on("POST", "/messages", ctx -> append(ctx, messages));
    }

    @Override
    public void handle(Context ctx) throws Exception {
        configuration.refresh();
        table.handle(ctx);
    }

    private static Map<String, String> read(Context ctx, Messages messages) {
        String newest = ctx.queryParam("newest");
        return newest == null ? messages.all() : messages.newest(PageOfNewest.of(newest));
    }

    private static void append(Context ctx, Messages messages) {
        RequestId request = RequestId.required(ctx);
        ctx.status(201).json(messages.append(request, Message.fromJson(ctx, Body.OF_A_FRONTEND)));
    }

    record Counted(long number) {}
}
