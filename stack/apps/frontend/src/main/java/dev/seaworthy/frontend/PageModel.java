package dev.seaworthy.frontend;

import dev.seaworthy.common.Identity;
import java.util.Collection;

/**
 * What the page shows.
 *
 * @param motd empty if there is none
 * @param messages in the order of sending
 */
record PageModel(String motd, Collection<String> messages, long total, Plot plot, Identity frontend) {

    boolean hasMotd() {
        return !motd.isEmpty();
    }

    boolean hasMessages() {
        return !messages.isEmpty();
    }
}
