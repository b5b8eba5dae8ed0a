package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A maximum duration, written as {@code 500ms}, {@code 15s} or {@code 2m}.
 *
 * @param duration positive
 */
public record TimeLimit(Duration duration) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(\\p{Alpha}+)");

    public TimeLimit {
        Validation.refuseUnless(duration.isPositive(), "a duration must be longer than 0");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TimeLimit of(String text) {
        Matcher form = FORM.matcher(text);
        Validation.refuseUnless(form.matches(), "a duration is a whole number and a unit, like 15s, not \"%s\"", text);
        long amount = Long.parseLong(form.group(1));
        return new TimeLimit(
                switch (form.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default ->
                        throw new IllegalArgumentException(
                                "the unit of a duration is ms, s or m, not \"%s\"".formatted(form.group(2)));
                });
    }
}
