package dev.seaworthy.frontend;

import dev.seaworthy.common.RouteTable;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;

/** Chooses the route table by the host that was asked for. */
record Sites(Map<Site, RouteTable> tables) implements Handler {

    @Override
    public void handle(Context ctx) throws Exception {
        tables.get(Site.of(ctx.header("Host"))).handle(ctx);
    }
}
