package dev.seaworthy.api;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The page that contains the newest messages.
 *
 * @param count of its messages
 */
record PageOfNewest(int count) {

    private static final Pattern VALID = Pattern.compile("[1-9][0-9]{0,2}|1000");

    /** @throws BadRequestResponse if the query has no valid {@code count} */
    static PageOfNewest requestedBy(Context ctx) {
        return of(Objects.requireNonNullElse(ctx.queryParam("count"), ""));
    }

    /** @throws BadRequestResponse if it is not a number from 1 to 1000 */
    static PageOfNewest of(String text) {
        if (!VALID.matcher(text).matches()) {
            throw new BadRequestResponse("count must be a number from 1 to 1000");
        }
        return new PageOfNewest(Integer.parseInt(text));
    }

    /** The keys of the page's messages, the oldest first; fewer if there are not as many messages. */
    String[] keys(long last) {
        return LongStream.rangeClosed(Math.max(1, last - count + 1), last)
                .mapToObj(Long::toString)
                .toArray(String[]::new);
    }
}
