package dev.seaworthy.frontend;

import java.util.Locale;

/** What a host name stands for. */
enum Site {
    /** The visit counter: {@code localhost}, and every name that is not known. */
    COUNTER,
    /** The page for people. */
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
