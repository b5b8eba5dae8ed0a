package dev.seaworthy.frontend;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A message as the API returns it and the page shows it.
 *
 * @param sender empty if there is none
 * @param sent null if it is not known
 */
record ShownMessage(String key, String message, String sender, Instant sent) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    boolean hasSender() {
        return !sender.isEmpty();
    }

    boolean hasTime() {
        return sent != null;
    }

    String time() {
        return TIME.format(sent);
    }
}
