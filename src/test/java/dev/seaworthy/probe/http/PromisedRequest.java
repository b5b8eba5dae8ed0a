package dev.seaworthy.probe.http;

import dev.seaworthy.contract.HttpPromise;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Builds the request of a promise. */
final class PromisedRequest {
    private static final String LOOPBACK = "127.0.0.1";

    /** After the promised time, so that a late response is seen, and not only that it is missing. */
    private static final Duration LATER = Duration.ofSeconds(1);

    private PromisedRequest() {}

    /** @return the request as the container sees it: with the container's port, whatever the host's is */
    static Request of(HttpPromise promised) {
        Request request = Request.of(
                promised.method(),
                "%s://%s:%d%s"
                        .formatted(
                                promised.tls() ? "https" : "http",
                                promised.host().orElse(LOOPBACK),
                                promised.port(),
                                promised.path()));
        for (Map.Entry<String, String> header : promised.headers().entrySet()) {
            request = request.with(header.getKey(), header.getValue());
        }
        if (promised.host().isPresent()) {
            request = request.with("Host", promised.host().get());
        }
        if (promised.basicAuth().isPresent()) {
            byte[] credentials = promised.basicAuth().get().getBytes(StandardCharsets.UTF_8);
            request =
                    request.with("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request;
    }

    /** @return the time until the client gives up: its own, or longer if the promise takes longer */
    static Duration timeout(HttpPromise promised, Duration own) {
        return promised.within()
                .map(within -> within.duration().plus(LATER))
                .filter(longer -> longer.compareTo(own) > 0)
                .orElse(own);
    }
}
