package dev.seaworthy.frontend;

import dev.seaworthy.common.Identity;
import dev.seaworthy.common.RouteTable;
import io.javalin.http.Handler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** What a frontend answers at which of its sites. */
final class FrontendRoutes {

    private FrontendRoutes() {}

    static Sites of(ApiClient api, Identity identity) {
        return new Sites(Map.of(
                Site.COUNTER, counter(api, identity),
                Site.PAGE, page(api, identity),
                Site.API, api(api)));
    }

    private static RouteTable counter(ApiClient api, Identity identity) {
        return about(api, identity)
                .on("GET", "/", new CounterLine(api, hostname()))
                .on("HEAD", "/", CounterLine::withoutCounting);
    }

    private static RouteTable page(ApiClient api, Identity identity) {
        return about(api, identity)
                .on("GET", "/", new ShowPage(api, identity))
                .on("GET", "/messages", passOn(api, "/messages"))
                .on("POST", "/messages", new SendMessage(api));
    }

    /** Read-only: what is not here is answered with 405, whatever the API itself could do. */
    private static RouteTable api(ApiClient api) {
        return new RouteTable()
                .on("GET", "/", passOn(api, "/"))
                .on("GET", "/messages", passOn(api, "/messages"))
                .on("GET", "/version", passOn(api, "/version"));
    }

    private static RouteTable about(ApiClient api, Identity identity) {
        return new RouteTable()
                .on("GET", "/version", ctx -> ctx.json(identity))
                .on("GET", "/passthrough", passOn(api, "/version"))
                .on("GET", "/health", new FrontendHealth(api, identity));
    }

    private static Handler passOn(ApiClient api, String path) {
        return ctx -> api.send(ApiRequest.get(ctx, path)).passOn(ctx);
    }

    /** In a container the name Docker gave it. */
    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
