package dev.seaworthy.frontend;

import dev.seaworthy.common.VersionResponse;

/**
 * The data that the page shows.
 *
 * @param motd empty if there is none
 * @param total visits
 */
record PageModel(String motd, NewestMessages messages, long total, Plot plot, VersionResponse frontend) {

    boolean hasMotd() {
        return !motd.isEmpty();
    }

    boolean hasMessages() {
        return !messages.isEmpty();
    }
}
