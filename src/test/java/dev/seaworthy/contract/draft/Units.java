package dev.seaworthy.contract.draft;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Converts durations and sizes of a Compose model to those of a contract. */
final class Units {
    private static final Pattern PART = Pattern.compile("(?<amount>[\\d.]+)(?<unit>h|ms|us|m|s)");
    private static final Pattern SIZE = Pattern.compile("(?<amount>\\d{1,15})(?<unit>[kmg]?)b?");

    private Units() {}

    /** @param text of a Compose model, such as {@code 1m30s}; if it is missing, the default of Docker is returned */
    static Duration duration(JsonNode text, Duration byDefault) {
        return text.isString()
                ? PART.matcher(text.stringValue())
                        .results()
                        .map(part -> Duration.ofMillis(Math.round(Double.parseDouble(part.group("amount"))
                                * switch (part.group("unit")) {
                                    case "h" -> 3_600_000;
                                    case "m" -> 60_000;
                                    case "s" -> 1_000;
                                    case "ms" -> 1;
                                    default -> 0.001;
                                })))
                        .reduce(Duration.ZERO, Duration::plus)
                : byDefault;
    }

    /** @return the duration in whole seconds, at least one, such as {@code 90s} */
    static String text(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds()) + "s";
    }

    /** @return the number of bytes; empty if there is none, or no limit */
    static Optional<Long> bytes(JsonNode size) {
        return bytes(size.asString(""));
    }

    /** @param size a number and {@code k}, {@code m}, {@code g} or no unit, such as {@code 16m} */
    static Optional<Long> bytes(String size) {
        Matcher found = SIZE.matcher(size.toLowerCase(Locale.ROOT));
        return found.matches()
                ? Optional.of(Long.parseLong(found.group("amount"))
                                << 10 * "bkmg".indexOf(found.group("unit").isEmpty() ? "b" : found.group("unit")))
                        .filter(count -> count > 0)
                : Optional.empty();
    }

    /** @return the size in the largest unit that it is a multiple of; empty if it is no multiple of 1024 */
    static Optional<String> text(long bytes) {
        for (int power = 3; power > 0; power--) {
            if (bytes % (1L << 10 * power) == 0) {
                return Optional.of((bytes >> 10 * power) + "KMG".substring(power - 1, power));
            }
        }
        return Optional.empty();
    }
}
