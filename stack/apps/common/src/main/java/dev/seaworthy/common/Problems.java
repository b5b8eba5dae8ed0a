package dev.seaworthy.common;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers everything that goes wrong with a {@link Problem}. What only we should know goes to the log instead. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void register(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, e.getStatus(), e.getMessage()));
        routes.exception(Exception.class, (e, ctx) -> internal(ctx, e));
    }

    static void internal(Context ctx, Throwable cause) {
        LOG.error("{} {} failed", ctx.req().getMethod(), ctx.path(), cause);
        answer(ctx, 500, "an internal error, see the log of this instance");
    }

    /** For what Jetty refuses before the application sees it: an unreadable request. */
    static boolean beforeTheApplication(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Problem problem = new Problem(HttpStatus.getMessage(response.getStatus()));
        Content.Sink.write(response, true, Json.mapper().writeValueAsString(problem), callback);
        return true;
    }

    private static void answer(Context ctx, int status, String reason) {
        ctx.status(status).json(new Problem(reason));
    }
}
