package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A request to a container and the response that it promises. A regular expression has to match a part of the text.
 *
 * @param port TCP, 1 to 65535, of the container
 * @param path absolute, with its query if it has one
 * @param method GET by default
 * @param host sent as {@code Host}, and as the server name of TLS
 * @param headers of the request
 * @param basicAuth sent in {@code Authorization}: a user, a colon and a password
 * @param tls whether the port expects TLS; the certificate may be anybody's
 * @param status any of these; by default 200, or a redirect's if {@code redirect} is promised
 * @param json the value at each JSON pointer of the body
 * @param header of the response, by its name
 * @param redirect the {@code Location} of the response
 * @param within the maximum time until the response is complete
 */
public record HttpPromise(
        @JsonProperty(required = true) int port,
        @JsonProperty(required = true) String path,
        String method,
        Optional<String> host,
        Map<String, String> headers,
        Optional<String> basicAuth,
        boolean tls,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Integer> status,

        Optional<Pattern> body,
        Map<String, JsonNode> json,
        Map<String, Pattern> header,
        Optional<Pattern> redirect,
        Optional<TimeLimit> within) {
    private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);
    private static final List<Integer> OK = List.of(200);

    public HttpPromise {
        Validation.refuseUnlessPort(port);
        Validation.refuseUnlessAbsolute(path);
        refuseUnlessValid(path);
        method = method == null ? "GET" : method;
        Validation.refuseUnless(method.matches("[A-Z]+"), "a method is like GET or POST, not \"%s\"", method);
        host = orEmpty(host);
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        basicAuth = orEmpty(basicAuth);
        Validation.refuseUnless(basicAuth.orElse(":").contains(":"), "basic-auth is a user, a colon and a password");
        body = orEmpty(body);
        json = json == null ? Map.of() : Map.copyOf(json);
        json.keySet().forEach(HttpPromise::refuseUnlessPointer);
        header = header == null ? Map.of() : Map.copyOf(header);
        redirect = orEmpty(redirect);
        within = orEmpty(within);
        status = status != null ? List.copyOf(status) : redirect.isPresent() ? REDIRECTS : OK;
        Validation.refuseUnless(!status.isEmpty(), "status must have at least one number");
        status.forEach(number ->
                Validation.refuseUnless(number >= 200 && number <= 599, "a status is 200 to 599, not %d", number));
    }

    /** @return a GET request that is answered with 200 */
    public static HttpPromise get(int port, String path) {
        return new HttpPromise(port, path, null, null, null, null, false, null, null, null, null, null, null);
    }

    @Override
    public String toString() {
        return "%s %s:%d%s → %s"
                .formatted(
                        method,
                        host.orElse(""),
                        port,
                        path,
                        status.stream().map(String::valueOf).collect(Collectors.joining(" or ")));
    }

    private static void refuseUnlessValid(String path) {
        try {
            URI.create("http://localhost" + path);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "path must be that of a URL, with special characters as %%20, not \"%s\"".formatted(path), e);
        }
    }

    private static void refuseUnlessPointer(String text) {
        try {
            JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a JSON pointer begins with /, like /status, not \"%s\"".formatted(text), e);
        }
    }

    private static <T> Optional<T> orEmpty(Optional<T> promise) {
        return promise == null ? Optional.empty() : promise;
    }
}
