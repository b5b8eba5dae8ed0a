package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The longest that something may take, written as {@code 500ms}, {@code 15s} or {@code 2m}.
 *
 * @param duration positive
 */
public record TimeLimit(Duration duration) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(\\p{Alpha}+)");

    public TimeLimit {
        Validation.refuseUnless(duration.isPositive(), "a budget must be longer than nothing");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TimeLimit of(String text) {
        Matcher form = FORM.matcher(text);
        Validation.refuseUnless(form.matches(), "a budget is a whole number and a unit, like 15s, not \"%s\"", text);
        long amount = Long.parseLong(form.group(1));
        return new TimeLimit(
                switch (form.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default ->
                        throw new IllegalArgumentException(
                                "a budget's unit is ms, s or m, not \"%s\"".formatted(form.group(2)));
                });
    }
}
