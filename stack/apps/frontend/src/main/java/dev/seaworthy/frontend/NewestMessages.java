package dev.seaworthy.frontend;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The messages that the page shows: the last ones. A message has up to 16 KiB, and every view of the page holds all it
 * shows in a frontend's 256 MB.
 *
 * @param texts in the order of sending
 * @param inAll how many messages there are, shown or not
 */
record NewestMessages(List<String> texts, long inAll) {

    /** More than anybody reads at once, and 1.6 MB if all are of the largest. */
    private static final int MOST = 100;

    /** Where the API has them. */
    static final String PATH = "/messages?newest=" + MOST;

    /**
     * From the API's answer. Its keys count all messages from 1, so the last one says how many there are.
     *
     * @throws ApiUnreachable if it is not the API's
     */
    static NewestMessages of(ApiAnswer answer) {
        List<Map.Entry<String, JsonNode>> entries =
                List.copyOf(answer.as(JsonNode.class).properties());
        List<String> texts =
                entries.stream().map(entry -> entry.getValue().asString()).toList();
        return new NewestMessages(
                texts, entries.isEmpty() ? 0 : count(entries.getLast().getKey()));
    }

    private static long count(String lastKey) {
        try {
            return Long.parseLong(lastKey);
        } catch (NumberFormatException e) {
            throw new ApiUnreachable();
        }
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    boolean isPart() {
        return texts.size() < inAll;
    }
}
