package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.checks.product.edge.Malformed.host;
import static dev.seaworthy.checks.product.edge.Malformed.message;
import static dev.seaworthy.checks.product.edge.Malformed.method;
import static dev.seaworthy.checks.product.edge.Malformed.post;
import static dev.seaworthy.checks.product.edge.Malformed.row;
import static dev.seaworthy.checks.product.edge.Malformed.target;
import static dev.seaworthy.checks.product.edge.Malformed.visit;

import dev.seaworthy.probe.rawhttp.RawRequest;
import java.util.stream.Stream;

/**
 * Requests that nobody sends by accident, and the status that each is rejected with.
 *
 * <p>400 is sent by nginx, or by the applications' server, for invalid or ambiguous requests; 501 is for an unknown
 * transfer encoding, as RFC 9112 (6.1) prefers; 431, not nginx's own 400, is for headers that are too large.
 */
final class MalformedRequests {
    /** Counts a visit if a server treats it as a request of its own. */
    private static final String SMUGGLED = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final String BODY = "{\"message\":\"smuggled\"}";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final String CHUNKS = "16\r\n" + BODY + "\r\n0\r\n\r\n";

    private MalformedRequests() {}

    static Stream<Malformed> all() {
        return Stream.of(
                        framing(),
                        chunks(),
                        headers(),
                        hosts(),
                        targets(),
                        methods(),
                        versions(),
                        oversized(),
                        wrongPort())
                .flatMap(rows -> rows);
    }

    /** The end of the body, about which no two servers may disagree. */
    private static Stream<Malformed> framing() {
        return Stream.of(
                post(
                        "Content-Length before Transfer-Encoding",
                        "Content-Length: 5\r\n" + CHUNKED,
                        "0\r\n\r\n" + SMUGGLED,
                        400),
                post(
                        "Transfer-Encoding before Content-Length",
                        CHUNKED + "Content-Length: 5\r\n",
                        "0\r\n\r\n" + SMUGGLED,
                        400),
                row(
                        "chunked in HTTP/1.0",
                        "POST /messages HTTP/1.0\r\nHost: frontend.localhost\r\n" + CHUNKED + "\r\n" + CHUNKS,
                        400),
                post(
                        "chunked and another encoding in two headers",
                        CHUNKED + "Transfer-Encoding: identity\r\n",
                        CHUNKS,
                        400),
                post("chunked in two headers", CHUNKED + CHUNKED, CHUNKS, 400),
                post("chunked, but not last", "Transfer-Encoding: chunked, identity\r\n", CHUNKS, 501),
                post("an encoding before chunked", "Transfer-Encoding: gzip, chunked\r\n", CHUNKS, 501),
                post("an encoding that is almost chunked", "Transfer-Encoding: xchunked\r\n", CHUNKS, 501),
                post("chunked in quotes", "Transfer-Encoding: \"chunked\"\r\n", CHUNKS, 501),
                post("a tab before chunked", "Transfer-Encoding:\tchunked\r\n", CHUNKS, 501),
                post("a vertical tab before chunked", "Transfer-Encoding: \u000bchunked\r\n", CHUNKS, 501),
                post("a space before the colon of Transfer-Encoding", "Transfer-Encoding : chunked\r\n", CHUNKS, 400),
                post("Transfer-Encoding folded", "Transfer-Encoding:\r\n chunked\r\n", CHUNKS, 400),
                post("two different Content-Lengths", "Content-Length: 22\r\nContent-Length: 3\r\n", BODY, 400),
                post("the same Content-Length twice", "Content-Length: 22\r\nContent-Length: 22\r\n", BODY, 400),
                post("a list in Content-Length", "Content-Length: 22, 22\r\n", BODY, 400),
                post("a Content-Length with a plus", "Content-Length: +22\r\n", BODY, 400),
                post("a negative Content-Length", "Content-Length: -22\r\n", BODY, 400),
                post("a hexadecimal Content-Length", "Content-Length: 0x16\r\n", BODY, 400),
                post("an empty Content-Length", "Content-Length:\r\n", BODY, 400),
                post("a Content-Length beyond 64 bits", "Content-Length: 18446744073709551638\r\n", BODY, 400),
                post("a space before the colon of Content-Length", "Content-Length : 22\r\n", BODY, 400));
    }

    private static Stream<Malformed> chunks() {
        return Stream.of(
                post("a chunk size beyond 64 bits", CHUNKED, "10000000000000016\r\n" + BODY + "\r\n0\r\n\r\n", 400),
                post("a negative chunk size", CHUNKED, "-16\r\n" + BODY + "\r\n0\r\n\r\n", 400),
                post("a chunk size that begins with 0x", CHUNKED, "0x16\r\n" + BODY + "\r\n0\r\n\r\n", 400),
                post("no chunk size", CHUNKED, "\r\n" + BODY + "\r\n0\r\n\r\n", 400),
                post("a chunk longer than its size", CHUNKED, "3\r\n" + BODY + "\r\n0\r\n\r\n", 400),
                post("a line of a chunk that ends with LF alone", CHUNKED, "16\n" + BODY + "\n0\n\n", 400),
                post(
                        "an extension of a chunk that ends with LF alone",
                        CHUNKED,
                        "16;a\nb\r\n" + BODY + "\r\n0\r\n\r\n",
                        400));
    }

    private static Stream<Malformed> headers() {
        return Stream.of(
                visit("a folded header", "X-A: b\r\n c\r\n", 400),
                visit("CR alone in a header", "X-A: b\rX-B: c\r\n", 400),
                visit("NUL in a header's value", "X-A: b\0c\r\n", 400),
                visit("NUL in a header's name", "X\0A: b\r\n", 400),
                visit("a control character in a header", "X-A: b\u0001c\r\n", 400),
                visit("a space in a header's name", "X A: b\r\n", 400),
                visit("a header without a name", ": b\r\n", 400),
                row("a first header that is folded", "GET / HTTP/1.1\r\n X-A: b\r\nHost: localhost\r\n\r\n", 400));
    }

    private static Stream<Malformed> hosts() {
        return Stream.of(
                visit("two Hosts", "Host: frontend.localhost\r\n", 400),
                visit("the same Host twice", "Host: localhost\r\n", 400),
                row("no Host", "GET / HTTP/1.1\r\n\r\n", 400),
                host("", 400),
                host("a/b", 400),
                host("a b", 400),
                host("a\0b", 400),
                host("somebody@localhost", 400),
                host("localhost..", 400),
                host("localhost:port", 400),
                host("localhost:99999", 400),
                host("localhost,frontend.localhost", 400),
                host("<script>", 400));
    }

    private static Stream<Malformed> targets() {
        return Stream.of(
                target("/%2f", 404),
                target("/%2F%2e%2e%2F", 400),
                target("/x%2f..", 404),
                target("/%252f", 404),
                target("/%252e%252e/", 404),
                target("/%5c", 404),
                target("//", 404),
                target("/.", 404),
                target("/;a=b", 404),
                target("/x/../", 404),
                target("/x/%2e%2e/", 404),
                target("/..;/", 400),
                target("/x/..;/", 400),
                target("/../", 400),
                target("/%2e%2e/", 400),
                target("/%c0%af", 400),
                target("/\\..\\", 400),
                target("/%00", 400),
                target("/%zz", 400),
                target("/%", 400),
                target("/a b", 400),
                target("/\0", 400),
                target("/\u00e4", 400),
                target("version", 400),
                target("*", 400),
                target("http://somebody@localhost/", 400),
                message("//messages", 404),
                message("/x/../messages", 404),
                message("/%6dessages", 404));
    }

    private static Stream<Malformed> methods() {
        return Stream.of(
                method("TRACE /", 405),
                method("TRACK /", 405),
                method("CONNECT localhost:80", 405),
                method("CONNECT /", 400),
                method("OPTIONS /", 405),
                method("OPTIONS *", 400),
                method("PROPFIND /", 405),
                method("get /", 400),
                method("Get /", 400),
                method(" GET /", 400),
                method("G<>T /", 400));
    }

    private static Stream<Malformed> versions() {
        return Stream.of(
                row("HTTP/2.0 in a request line", "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 505),
                row("HTTP/9.9", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 505),
                row("an incomplete version", "GET / HTTP/1.\r\nHost: localhost\r\n\r\n", 400),
                row("no version number", "GET / HTTP\r\nHost: localhost\r\n\r\n", 400),
                row("the PROXY protocol", "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n" + SMUGGLED, 400),
                row("binary garbage", "\0\u0001\u0002\u0003\r\n\r\n", 400),
                row(
                        "a TLS handshake on the http port",
                        "\u0016\u0003\u0001\0\u00c8\u0001\0\0\u00c4\u0003\u0003\r\n\r\n",
                        400));
    }

    private static Stream<Malformed> oversized() {
        return Stream.of(
                target("/" + "a".repeat(10_000), "/aaa… of 10,000 characters", 414),
                visit("a header of 10,000 characters", "X-A: " + "a".repeat(10_000) + "\r\n", 431),
                visit("a header's name of 10,000 characters", "a".repeat(10_000) + ": b\r\n", 431),
                visit("headers of 8 KiB in total", "X-A: 789\r\n".repeat(820), 431),
                visit("10,000 headers", "a:\r\n".repeat(10_000), 431),
                post("a Content-Length of 1 GiB", "Content-Length: 1073741824\r\n", "", 413),
                post("a chunked body over 16 KiB", CHUNKED, "4001\r\n" + "x".repeat(0x4001) + "\r\n0\r\n\r\n", 413),
                post("a chunk of 1 GiB", CHUNKED, "40000000\r\n" + BODY, 413));
    }

    private static Stream<Malformed> wrongPort() {
        return Stream.of(
                new Malformed(RawRequest.of("http on the https port", SMUGGLED).toPortOf("https"), 400));
    }
}
