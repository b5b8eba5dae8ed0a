package dev.seaworthy.api;

import dev.seaworthy.common.Identity;
import dev.seaworthy.common.Message;
import dev.seaworthy.common.RequestId;
import dev.seaworthy.common.RouteTable;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** What the API answers to whom. The configuration is looked at first, so that an edit shows in the next request. */
final class ApiRoutes implements Handler {

    private final ConfigurationFile configuration;
    private final RouteTable table;

    ApiRoutes(
            Identity identity,
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
                .on("GET", "/messages", ctx -> ctx.json(messages.all()))
                .on("POST", "/messages", ctx -> append(ctx, messages));
    }

    @Override
    public void handle(Context ctx) throws Exception {
        configuration.refresh();
        table.handle(ctx);
    }

    private static void append(Context ctx, Messages messages) {
        RequestId request = RequestId.required(ctx);
        ctx.status(201).json(messages.append(request, Message.fromJson(ctx)));
    }

    record Counted(long number) {}
}
