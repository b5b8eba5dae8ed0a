package dev.seaworthy.common;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.json.JavalinJackson3;
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

    /** Starts to listen; every request of any method goes to the handler. */
    public static WebServer start(Handler handler) {
        return new WebServer(
                Javalin.create(config -> configure(config, handler)).start());
    }

    private static void configure(JavalinConfig config, Handler handler) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.jsonMapper(new JavalinJackson3(Json.mapper(), true));
        config.requestLogger.http(new RequestLog());
        config.router.javaLangErrorHandler((response, error) -> {
            throw error;
        });
        config.jetty.port = PORT;
        config.jetty.modifyServer(WebServer::stopGracefully);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.routes.before(ctx -> {
            ctx.skipRemainingHandlers();
            handler.handle(ctx);
        });
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

    /** Refuses new connections, and returns when the in-flight requests are complete, or after 8 s. */
    @Override
    public void close() {
        javalin.stop();
    }
}
