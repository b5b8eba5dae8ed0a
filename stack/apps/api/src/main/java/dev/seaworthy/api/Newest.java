package dev.seaworthy.api;

import io.javalin.http.BadRequestResponse;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** How many of the messages are asked for, counted from the end. */
record Newest(int count) {

    private static final Pattern VALID = Pattern.compile("[1-9][0-9]{0,2}|1000");

    /** @throws BadRequestResponse if it is not a number from 1 to 1000 */
    static Newest of(String text) {
        if (!VALID.matcher(text).matches()) {
            throw new BadRequestResponse("newest must be a number from 1 to 1000");
        }
        return new Newest(Integer.parseInt(text));
    }

    /** The keys of the newest messages, the oldest of them first; fewer where there are not as many. */
    String[] keys(long last) {
        return LongStream.rangeClosed(Math.max(1, last - count + 1), last)
                .mapToObj(Long::toString)
                .toArray(String[]::new);
    }
}
