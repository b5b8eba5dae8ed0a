package dev.seaworthy.frontend;

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
 * The routes of one site: maps a method and a path to a handler; every other request gets 404 or 405. Paths are
 * compared as sent, as Javalin's own router does, which cannot select by host: it would send the methods of all sites
 * in {@code Allow}, and 405 for a path that only another site has.
 */
final class RouteTable implements Handler {

    private final Map<String, Map<String, Handler>> routes = new LinkedHashMap<>();

    /** Adds a route. HEAD is handled like GET, unless it has a route of its own. */
    RouteTable on(String method, String path, Handler handler) {
        routes.computeIfAbsent(path, p -> new TreeMap<>()).put(method, handler);
        return this;
    }

    /** The methods that have a route, by path. */
    Map<String, Set<String>> methodsByPath() {
        Map<String, Set<String>> methods = new TreeMap<>();
        routes.forEach((path, handlers) -> methods.put(path, Set.copyOf(handlers.keySet())));
        return methods;
    }

    @Override
    public void handle(Context ctx) throws Exception {
        find(ctx.req().getMethod(), ctx.req().getRequestURI()).handle(ctx);
    }

    /** @throws HttpResponseException 404 if there is no such path, 405 if the path has no such method */
    Handler find(String method, String path) {
        Map<String, Handler> methods = routes.get(path);
        if (methods == null) {
            throw new NotFoundResponse("no resource at this path");
        }
        Handler handler = methods.getOrDefault(method, method.equals("HEAD") ? methods.get("GET") : null);
        return handler != null ? handler : ctx -> reject(methods);
    }

    /** Like Javalin's own router, with the methods in the details: {@code Problems} writes them into the response. */
    private static void reject(Map<String, Handler> methods) {
        TreeSet<String> allowed = new TreeSet<>(methods.keySet());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        throw new MethodNotAllowedResponse(
                "method not allowed", Map.of("availableMethods", String.join(", ", allowed)));
    }
}
