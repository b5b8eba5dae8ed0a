package dev.seaworthy.frontend;

import java.util.List;
import java.util.stream.Stream;

/**
 * The messages that the page shows: the last ones. A message has up to 16 KiB, and for every view of the page, a
 * frontend with 256 MB holds all of them in memory.
 *
 * @param messages in the order of sending
 * @param total the number of all messages, shown or not
 */
record NewestMessages(List<ShownMessage> messages, long total) {

    /** More than a person reads at once; at most 1.6 MB. */
    private static final int LIMIT = 100;

    /** On the API. */
    static final String PATH = "/messages/newest?count=" + LIMIT;

    /**
     * From the API's response. Its keys count all messages from 1, so the last key is the total.
     *
     * @throws ApiUnreachable if the body is not the API's
     */
    static NewestMessages of(ApiResponse response) {
        List<ShownMessage> messages =
                Stream.of(response.as(ShownMessage[].class)).toList();
        return new NewestMessages(
                messages, messages.isEmpty() ? 0 : count(messages.getLast().key()));
    }

    private static long count(String lastKey) {
        try {
            return Long.parseLong(lastKey);
        } catch (NumberFormatException e) {
            throw new ApiUnreachable();
        }
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    boolean isPart() {
        return messages.size() < total;
    }
}
