package dev.seaworthy.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The message of AssertJ's {@code allSatisfy} without what a reader of a report does not need: every element, and the
 * stack trace of each failure. What remains is the description, and one message for each element that failed.
 */
final class ElementMessages {
    private static final Pattern LIST = Pattern.compile(
            "(?s)(?<description>.*?)\\s*Expecting all elements of:\n.*?\nto satisfy given requirements, but these "
                    + "elements did not:\n(?<failures>.*)");
    private static final Pattern FAILURE =
            Pattern.compile("(?ms)^error: (?:[\\w.$]+: ?)?\\s*(?<message>.*?)\\s*^\t(?:at |\\.\\.\\.)");

    private ElementMessages() {}

    /** @return the message of any other assertion unchanged */
    static String of(String message) {
        Matcher list = LIST.matcher(message);
        if (!list.matches()) {
            return message;
        }
        String failures = FAILURE.matcher(list.group("failures"))
                .results()
                .map(failure -> failure.group("message"))
                .collect(Collectors.joining("\n"));
        return failures.isEmpty() ? message : (list.group("description") + " " + failures).strip();
    }
}
