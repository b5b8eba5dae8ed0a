package dev.seaworthy.probe.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An HTTP request.
 *
 * @param target the URL as in a browser; the probe decides where to connect and sends the host as {@code Host}
 * @param headers in addition to those that every client sends
 * @param body empty for none
 */
public record Request(String method, URI target, Map<String, String> headers, byte[] body) {
    public static Request get(String target) {
        return of("GET", target);
    }

    public static Request of(String method, String target) {
        return new Request(method, URI.create(target), Map.of(), new byte[0]);
    }

    public static Request post(String target, String contentType, String body) {
        return post(target, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Request post(String target, String contentType, byte[] body) {
        return new Request("POST", URI.create(target), Map.of("Content-Type", contentType), body);
    }

    /**
     * Returns the request for the next visit, as a frontend sends it to an API.
     *
     * @param requestId the idempotency key: a repeated request gets the response of the first
     */
    public static Request visit(String requestId) {
        return new Request(
                "POST", URI.create("http://127.0.0.1:8080/visits"), Map.of("X-Request-ID", requestId), new byte[0]);
    }

    public Request as(String otherMethod) {
        return new Request(otherMethod, target, headers, body);
    }

    public Request at(String otherTarget) {
        return new Request(method, URI.create(otherTarget), headers, body);
    }

    /** @param host sent as {@code Host}, whatever the target is */
    public Request at(String otherTarget, String host) {
        return at(otherTarget).with("Host", host);
    }

    /** @param value replaces the header of this name, if there is one */
    public Request with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Request(method, target, Map.copyOf(all), body);
    }

    /** @return path and query, as in the request line */
    String path() {
        return target.getRawQuery() == null ? target.getRawPath() : target.getRawPath() + "?" + target.getRawQuery();
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
