package dev.seaworthy.probe.http;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The visit counter's answer.
 *
 * @param number the visit's
 * @param hostname of the container that answered
 */
public record VisitResponse(long number, String hostname) {
    /** The whole body: one line, ended. */
    public static final Pattern FORM =
            Pattern.compile("I've been visited (\\d+) times, and my hostname is ([0-9A-Za-z.-]+)\n");

    /** @return the number in an answer's body; empty if it is no such line */
    public static OptionalLong number(String body) {
        Matcher line = FORM.matcher(body);
        return line.matches() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
    }

    /** @return empty if the answer is no such line */
    public static Optional<VisitResponse> in(Exchange exchange) {
        Matcher line = FORM.matcher(exchange.body());
        return exchange.status() == 200 && line.matches()
                ? Optional.of(new VisitResponse(Long.parseLong(line.group(1)), line.group(2)))
                : Optional.empty();
    }
}
