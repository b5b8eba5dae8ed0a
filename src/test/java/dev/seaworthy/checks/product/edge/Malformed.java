package dev.seaworthy.checks.product.edge;

import dev.seaworthy.probe.rawhttp.RawRequest;

/**
 * A malformed request.
 *
 * @param status the status with which it must be rejected
 */
record Malformed(RawRequest request, int status) {
    static Malformed post(String what, String headers, String body, int status) {
        return row(
                what,
                "POST /messages HTTP/1.1\r\nHost: frontend.localhost\r\nContent-Type: application/json\r\n" + headers
                        + "\r\n" + body,
                status);
    }

    /** A message that would be stored if the path were normalized. */
    static Malformed message(String target, int status) {
        String body = "{\"message\":\"smuggled\"}";
        return row(
                "a message to " + target,
                "POST %s HTTP/1.1\r\nHost: frontend.localhost\r\nContent-Type: application/json\r\n".formatted(target)
                        + "Content-Length: %d\r\nConnection: close\r\n\r\n%s".formatted(body.length(), body),
                status);
    }

    static Malformed visit(String what, String headers, int status) {
        return row(what, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n", status);
    }

    static Malformed host(String host, int status) {
        return row(
                "Host: " + printable(host),
                "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n",
                status);
    }

    static Malformed target(String target, int status) {
        return target(target, "GET " + printable(target), status);
    }

    static Malformed target(String target, String what, int status) {
        return row(what, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", status);
    }

    static Malformed method(String line, int status) {
        return row("\"" + line + "\"", line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", status);
    }

    static Malformed row(String what, String bytes, int status) {
        return new Malformed(RawRequest.of(what, bytes), status);
    }

    private static String printable(String text) {
        return text.replace("\0", "(NUL)").replaceAll("[^ -~]", "(not ASCII)");
    }

    @Override
    public String toString() {
        return request + " → " + status;
    }
}
