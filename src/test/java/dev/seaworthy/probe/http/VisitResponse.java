package dev.seaworthy.probe.http;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The response of the visit counter.
 *
 * @param number of the visit
 * @param hostname of the container that responded
 */
public record VisitResponse(long number, String hostname) {
    /** The whole body: one line with its line feed. */
    public static final Pattern FORM =
            Pattern.compile("I've been visited (\\d+) times, and my hostname is ([0-9A-Za-z.-]+)\n");

    /** @return the number in the body of a response; empty if the body has another form */
    public static OptionalLong number(String body) {
        Matcher line = FORM.matcher(body);
        return line.matches() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
    }

    /** @return empty if the status is not 200 or the body has another form */
    public static Optional<VisitResponse> in(Exchange exchange) {
        Matcher line = FORM.matcher(exchange.body());
        return exchange.status() == 200 && line.matches()
                ? Optional.of(new VisitResponse(Long.parseLong(line.group(1)), line.group(2)))
                : Optional.empty();
    }
}
