package dev.seaworthy.frontend;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;
import java.util.function.Consumer;

/** Selects the route table by the Host header. */
record Sites(String domain, Map<Site, RouteTable> tables) implements Handler, Consumer<RoutesConfig> {

    /** Handles every request before Javalin's router, which has no routes. */
    @Override
    public void accept(RoutesConfig routes) {
        routes.before(ctx -> {
            ctx.skipRemainingHandlers();
            handle(ctx);
        });
    }

    @Override
    public void handle(Context ctx) throws Exception {
        tables.get(Site.of(ctx.header("Host"), domain)).handle(ctx);
    }
}
