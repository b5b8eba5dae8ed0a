package dev.seaworthy.common;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.json.JavalinJackson3;
import org.eclipse.jetty.server.Server;

/** Javalin with what both applications want of it: virtual threads, JSON problems, a request log, a graceful stop. */
public final class WebServer implements AutoCloseable {

    /** The port of both applications, on every address of the container. */
    public static final int PORT = 8080;

    /** Long enough for any request (none takes much more than 5 s), short enough for Compose's 15 s before it kills. */
    private static final int STOP_TIMEOUT_MILLIS = 8_000;

    private final Javalin javalin;

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Listens at once; every request of any method goes to the handler. */
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
     * With a stop timeout Jetty first closes the door, then waits until every open connection has its answer, the last
     * one with {@code Connection: close}. Its GracefulHandler would answer what still arrives on an open connection
     * with 503, and a balancer passes an answer on to the client; here it is answered, or the connection ends and is
     * retried.
     */
    private static void stopGracefully(Server server) {
        server.setStopTimeout(STOP_TIMEOUT_MILLIS);
        server.setErrorHandler(Problems::beforeTheApplication);
    }

    /** Refuses new connections, and returns when the requests in flight are answered, or after 8 s. */
    @Override
    public void close() {
        javalin.stop();
    }
}
