package dev.seaworthy.aws.deployment;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads parameters, which are texts. */
record ParameterReader(UnaryOperator<String> context) {

    /** @throws InvalidParameterException if the parameter is absent, no whole number, or not accepted */
    int number(String name, String expected, IntPredicate accepted) {
        String text = required(name, expected);
        if (text.matches("\\d{1,6}") && accepted.test(Integer.parseInt(text))) {
            return Integer.parseInt(text);
        }
        throw new InvalidParameterException(name, expected, text);
    }

    /** @throws InvalidParameterException if it is absent or neither true nor false */
    boolean choice(String name) {
        String text = required(name, "true or false");
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new InvalidParameterException(name, "true or false", text);
    }

    /** @throws InvalidParameterException if it is absent or does not match */
    String text(String name, String expected, Pattern pattern) {
        return text(name, expected, text -> pattern.matcher(text).matches());
    }

    /** @throws InvalidParameterException if it is absent or not accepted */
    String text(String name, String expected, Predicate<String> accepted) {
        String text = required(name, expected);
        if (accepted.test(text)) {
            return text;
        }
        throw new InvalidParameterException(name, expected, text);
    }

    /** An empty text counts as absent, so that a default can be removed on the command line. */
    Optional<String> optional(String name, String expected, Pattern pattern) {
        return value(name).isEmpty() ? Optional.empty() : Optional.of(text(name, expected, pattern));
    }

    private String required(String name, String expected) {
        return value(name).orElseThrow(() -> new InvalidParameterException(name, expected, "nothing"));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(context.apply(name))
                .map(ParameterReader::plain)
                .filter(text -> !text.isEmpty());
    }

    /** The CDK passes a whole number as a double. */
    private static String plain(Object value) {
        return value instanceof Number number && number.doubleValue() == number.intValue()
                ? String.valueOf(number.intValue())
                : value.toString();
    }
}
