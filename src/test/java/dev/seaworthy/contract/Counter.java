package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that counts itself: its response contains its number. Nobody else may send it while it is judged.
 *
 * @param port TCP, 1 to 65535, of the container
 * @param path absolute, with its query if it has one
 * @param method GET by default
 * @param host sent as {@code Host}
 * @param headers sent with the request
 * @param basicAuth user, colon and password
 * @param tls whether the port expects TLS; the certificate may be anybody's
 * @param number matches a part of the body, with the number as its first group
 * @param clients how many send requests at the same time; 20 by default
 * @param requests how many they send together; 200 by default
 * @param keptAfter the faults after which it goes on with the next number
 * @param spread from how many instances the responses come
 */
public record Counter(
        @JsonProperty(required = true) int port,
        @JsonProperty(required = true) String path,
        String method,
        Optional<String> host,
        Map<String, String> headers,
        Optional<String> basicAuth,
        boolean tls,
        @JsonProperty(required = true) Pattern number,
        Integer clients,
        Integer requests,
        List<DataFault> keptAfter,
        Optional<Spread> spread) {
    private static final int CLIENTS = 20;
    private static final int REQUESTS = 200;
    private static final int MOST = 10_000;

    public Counter {
        host = host == null ? Optional.empty() : host;
        HttpPromise request = request(port, path, method, host, headers, basicAuth, tls);
        method = request.method();
        headers = request.headers();
        basicAuth = request.basicAuth();
        Validation.refuseNull("number", number);
        Validation.refuseUnless(
                number.matcher("").groupCount() >= 1,
                "number must have a group that matches the number, like visits: (\\d+), not \"%s\"",
                number);
        clients = clients == null ? CLIENTS : clients;
        requests = requests == null ? Math.max(REQUESTS, clients) : requests;
        Validation.refuseUnless(clients >= 1, "clients must be 1 or more, not %d", clients);
        Validation.refuseUnless(
                requests >= clients && requests <= MOST,
                "requests must be as many as clients or more, and %d at most, not %d",
                MOST,
                requests);
        keptAfter = keptAfter == null ? List.of() : List.copyOf(keptAfter);
        spread = spread == null ? Optional.empty() : spread;
    }

    /** @return the request, whatever the status of its response is */
    public HttpPromise request() {
        return request(port, path, method, host, headers, basicAuth, tls);
    }

    private static HttpPromise request(
            int port,
            String path,
            String method,
            Optional<String> host,
            Map<String, String> headers,
            Optional<String> basicAuth,
            boolean tls) {
        return new HttpPromise(port, path, method, host, headers, basicAuth, tls, null, null, null, null, null, null);
    }

    /** @return the number in the body of a response; empty if there is none */
    public OptionalLong numberIn(String body) {
        Matcher found = number.matcher(body);
        try {
            return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** @return the same promises, reduced to faults of these services */
    Counter of(Collection<String> some) {
        return new Counter(
                port,
                path,
                method,
                host,
                headers,
                basicAuth,
                tls,
                number,
                clients,
                requests,
                keptAfter.stream()
                        .filter(fault -> fault.service().stream().allMatch(some::contains))
                        .toList(),
                spread);
    }

    @Override
    public String toString() {
        return "%s %s:%d%s".formatted(method, host.orElse(""), port, path);
    }
}
