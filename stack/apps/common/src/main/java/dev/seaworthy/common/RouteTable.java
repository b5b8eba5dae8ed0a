package dev.seaworthy.common;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which method on which path is answered by what; everything else is refused with 404 or 405. Paths are compared as
 * sent, neither decoded nor normalised, so no spelling of a path reaches a handler that its own row does not name.
 * Javalin's own router is not used because it cannot choose by host.
 */
public final class RouteTable implements Handler {

    private final Map<String, Map<String, Handler>> rows = new LinkedHashMap<>();

    /** Adds a row. HEAD is answered as GET is, unless it has a row of its own. */
    public RouteTable on(String method, String path, Handler handler) {
        rows.computeIfAbsent(path, p -> new TreeMap<>()).put(method, handler);
        return this;
    }

    /** What is answered at all: the methods that have a row, by path. */
    public Map<String, Set<String>> methodsByPath() {
        Map<String, Set<String>> methods = new TreeMap<>();
        rows.forEach((path, handlers) -> methods.put(path, Set.copyOf(handlers.keySet())));
        return methods;
    }

    @Override
    public void handle(Context ctx) throws Exception {
        find(ctx.req().getMethod(), ctx.req().getRequestURI()).handle(ctx);
    }

    /** @throws HttpResponseException 404 if there is no such path, 405 if the path has no such method */
    Handler find(String method, String path) {
        Map<String, Handler> methods = rows.get(path);
        if (methods == null) {
            throw new NotFoundResponse("there is nothing at this path");
        }
        Handler handler = methods.getOrDefault(method, method.equals("HEAD") ? methods.get("GET") : null);
        return handler != null ? handler : ctx -> refuse(ctx, methods);
    }

    private static void refuse(Context ctx, Map<String, Handler> methods) {
        TreeSet<String> allowed = new TreeSet<>(methods.keySet());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        ctx.header("Allow", String.join(", ", allowed));
        throw new MethodNotAllowedResponse("this path answers only " + String.join(", ", allowed));
    }
}
