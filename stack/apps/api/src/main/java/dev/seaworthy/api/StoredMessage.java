package dev.seaworthy.api;

import java.time.Instant;

/**
 * A message with its number, its sender and the time at which the API received it.
 *
 * @param sender empty if there is none
 * @param sent null if the message was stored by a version that did not record it
 */
record StoredMessage(String key, String message, String sender, Instant sent) {

    /** @param details as {@link MessageDetails} writes them; null if there are none */
    static StoredMessage of(String key, String message, String details) {
        MessageDetails parsed = details == null ? MessageDetails.UNKNOWN : MessageDetails.parse(details);
        return new StoredMessage(key, message, parsed.sender(), parsed.sent());
    }
}
