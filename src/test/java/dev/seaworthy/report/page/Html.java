package dev.seaworthy.report.page;

import dev.seaworthy.report.Markup;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * HTML that contains no text unescaped: a stack under test chooses its messages, names and logs.
 *
 * @param markup without characters that XML 1.0 forbids, and without those that change the direction of a text
 */
record Html(String markup) {
    static final Html NONE = new Html("");

    /**
     * @param template constant markup, with {@code %s} for the content of an element or of a quoted attribute
     * @param values inserted as they are if they are HTML, otherwise as escaped text
     */
    static Html of(String template, Object... values) {
        return new Html(template.formatted(Stream.of(values).map(Html::inserted).toArray()));
    }

    static Collector<Html, ?, Html> joined() {
        return Collectors.collectingAndThen(Collectors.mapping(Html::markup, Collectors.joining()), Html::new);
    }

    private static String inserted(Object value) {
        return value instanceof Html html ? html.markup : escaped(String.valueOf(value));
    }

    /** A page also shows no other control characters, and has attributes in single quotes. */
    private static String escaped(String text) {
        return Markup.escaped(text.replaceAll("[\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD"))
                .replace("'", "&#39;");
    }
}
