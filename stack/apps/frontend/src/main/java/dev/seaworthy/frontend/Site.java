package dev.seaworthy.frontend;

import java.util.Locale;

/** The sites of the frontend, selected by the host name. */
enum Site {
    /** The visit counter: the domain itself, and every unknown name. */
    COUNTER,
    /** The HTML page. */
    PAGE,
    /** The API, read-only. */
    API;

    /**
     * @param host the Host header; its port and case do not matter; null if there is none
     * @param domain of the sites, in lower case
     */
    static Site of(String host, String domain) {
        String name = host == null ? "" : host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        if (name.equals("frontend." + domain)) {
            return PAGE;
        }
        return name.equals("backend." + domain) ? API : COUNTER;
    }
}
