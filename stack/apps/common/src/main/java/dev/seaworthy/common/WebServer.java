package dev.seaworthy.common;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.json.JavalinJackson3;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;

/** Javalin as both applications use it: virtual threads, errors as JSON, a request log, a graceful shutdown. */
public final class WebServer implements AutoCloseable {

    /** The port of both applications, on every address of the container. */
    public static final int PORT = 8080;

    /** Longer than any request (about 5 s), shorter than Compose's {@code stop_grace_period} (15 s). */
    private static final int STOP_TIMEOUT_MILLIS = 8_000;

    private final Javalin javalin;

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts to listen. Paths are compared as sent, without a slash at the end, and any other method of a path gets
     * 405.
     *
     * @param routes adds the routes
     */
    public static WebServer start(Consumer<RoutesConfig> routes) {
        return start(PORT, routes);
    }

    /** @param port 0 for any free port */
    static WebServer start(int port, Consumer<RoutesConfig> routes) {
        return new WebServer(
                Javalin.create(config -> configure(config, port, routes)).start());
    }

    private static void configure(JavalinConfig config, int port, Consumer<RoutesConfig> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.jsonMapper(new JavalinJackson3(Json.mapper(), true));
        config.requestLogger.http(new RequestLog());
        config.router.javaLangErrorHandler((response, error) -> {
            throw error;
        });
        config.jetty.port = port;
        config.jetty.modifyServer(WebServer::stopGracefully);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.router.ignoreTrailingSlashes = false;
        config.http.prefer405over404 = true;
        routes.accept(config.routes);
        Problems.register(config.routes);
    }

    /**
     * With a stop timeout, Jetty first stops accepting connections, then waits until the in-flight requests are
     * complete, and sends {@code Connection: close} with the last response on each connection. Its GracefulHandler
     * would return 503 for requests that still arrive on an open connection, and a load balancer passes that on to the
     * client; here they complete, or the connection is closed and the load balancer retries.
     */
    private static void stopGracefully(Server server) {
        server.setStopTimeout(STOP_TIMEOUT_MILLIS);
        server.setErrorHandler(Problems::beforeTheApplication);
    }

    /** Adds a route for GET, and for HEAD with the same handler: Javalin itself answers HEAD without calling it. */
    public static void get(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    int port() {
        return javalin.port();
    }

    /** Refuses new connections, and returns when the in-flight requests are complete, or after 8 s. */
    @Override
    public void close() {
        javalin.stop();
    }
}
