package dev.seaworthy.frontend;

import dev.seaworthy.common.VersionResponse;
import io.javalin.http.Handler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** The routes of each site. */
final class FrontendRoutes {

    private FrontendRoutes() {}

    static Sites of(String domain, ApiClient api, VersionResponse version) {
        return new Sites(
                domain,
                Map.of(
                        Site.COUNTER, counter(api, version),
                        Site.PAGE, page(api, version),
                        Site.API, api(api)));
    }

    private static RouteTable counter(ApiClient api, VersionResponse version) {
        return common(api, version)
                .on("GET", "/", new VisitHandler(api, hostname()))
                .on("HEAD", "/", VisitHandler::withoutCounting);
    }

    private static RouteTable page(ApiClient api, VersionResponse version) {
        return common(api, version)
                .on("GET", "/", new ShowPage(api, version))
                .on("GET", "/messages", forward(api, "/messages"))
                .on("POST", "/messages", new SendMessage(api));
    }

    /** Read-only: other methods get 405, even if the API itself supports them. */
    private static RouteTable api(ApiClient api) {
        return new RouteTable()
                .on("GET", "/", forward(api, "/"))
                .on("GET", "/messages", forward(api, "/messages"))
                .on("GET", "/version", forward(api, "/version"));
    }

    private static RouteTable common(ApiClient api, VersionResponse version) {
        return new RouteTable()
                .on("GET", "/version", ctx -> ctx.json(version))
                .on("GET", "/passthrough", forward(api, "/version"))
                .on("GET", "/health", new FrontendHealth(api, version));
    }

    private static Handler forward(ApiClient api, String path) {
        return ctx -> api.send(ApiRequest.get(ctx, path)).forward(ctx);
    }

    /** In a container, its host name as set by Docker. */
    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
