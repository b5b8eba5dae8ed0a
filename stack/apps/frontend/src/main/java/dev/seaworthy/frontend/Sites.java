package dev.seaworthy.frontend;

import dev.seaworthy.common.RouteTable;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;

/** Selects the route table by the Host header. */
record Sites(Map<Site, RouteTable> tables) implements Handler {

    @Override
    public void handle(Context ctx) throws Exception {
        tables.get(Site.of(ctx.header("Host"))).handle(ctx);
    }
}
