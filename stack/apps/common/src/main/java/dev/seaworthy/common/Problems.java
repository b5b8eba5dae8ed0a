package dev.seaworthy.common;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps exceptions to responses with a {@link Problem}. Details that clients must not see are only logged. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void register(RoutesConfig routes) {
        routes.exception(MethodNotAllowedResponse.class, (e, ctx) -> {
            String methods = e.getDetails().get("availableMethods");
            ctx.header("Allow", methods);
            respond(ctx, e.getStatus(), "this path supports only " + methods);
        });
        routes.exception(HttpResponseException.class, (e, ctx) -> respond(ctx, e.getStatus(), e.getMessage()));
        routes.exception(Exception.class, (e, ctx) -> internal(ctx, e));
    }

    private static void internal(Context ctx, Throwable cause) {
        LOG.error("{} {} failed", ctx.req().getMethod(), ctx.path(), cause);
        respond(ctx, 500, Problem.INTERNAL_ERROR);
    }

    /** For requests that Jetty rejects before they reach the application: malformed ones. */
    static boolean beforeTheApplication(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Problem problem = new Problem(HttpStatus.getMessage(response.getStatus()));
        Content.Sink.write(response, true, Json.mapper().writeValueAsString(problem), callback);
        return true;
    }

    private static void respond(Context ctx, int status, String reason) {
        ctx.status(status).json(new Problem(reason));
    }
}
