package dev.seaworthy.checks.product.edge;

import dev.seaworthy.probe.rawhttp.RawRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Requests of clients that send slowly, or nothing at all. */
final class SlowlorisRequests {
    private static final String POST =
            "POST /messages?%s HTTP/1.1\r\nHost: frontend.localhost\r\nContent-Type: application/json\r\n";
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n";

    private SlowlorisRequests() {}

    /** A thousand requests that are never completed. */
    static Stream<RawRequest> idle() {
        return Stream.of(
                        Collections.nCopies(400, RawRequest.of("nothing", "")),
                        Collections.nCopies(
                                200,
                                RawRequest.of("nothing on the https port", "").toPortOf("https")),
                        Collections.nCopies(400, RawRequest.of("half a header", GET + "X-A: b")))
                .flatMap(List::stream);
    }

    static Stream<RawRequest> slow() {
        return Stream.of(
                RawRequest.of("a request line, a byte a second", "GET /").slowly("a".repeat(60)),
                RawRequest.of("a header, a byte a second", GET + "X-A: b").slowly("c".repeat(60)),
                RawRequest.of("half a body", POST.formatted("half-a-body") + "Content-Length: 20\r\n\r\n{\"message\":"),
                RawRequest.of(
                        "half a chunk",
                        POST.formatted("half-a-chunk") + "Transfer-Encoding: chunked\r\n\r\n14\r\n{\"message\":"),
                RawRequest.of("the end of a header, a byte a second", GET + "Connection: close\r")
                        .slowly("\n\r\n"),
                RawRequest.of(
                                "the end of a body, a byte a second",
                                POST.formatted("in-time") + "Content-Length: 18\r\n\r\n{\"message\":\"slow")
                        .slowly("\"}"));
    }
}
