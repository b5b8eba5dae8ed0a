package dev.seaworthy.frontend;

import java.util.Locale;

/** The sites of the frontend, selected by the host name. */
enum Site {
    /** The visit counter: {@code localhost}, and every unknown name. */
    COUNTER,
    /** The HTML page. */
    PAGE,
    /** The API, read-only. */
    API;

    /** @param host the Host header; its port and case do not matter; null if there is none */
    static Site of(String host) {
        String name = host == null ? "" : host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "frontend.localhost" -> PAGE;
            case "backend.localhost" -> API;
            default -> COUNTER;
        };
    }
}
