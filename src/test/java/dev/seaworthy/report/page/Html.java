package dev.seaworthy.report.page;

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

    private static String escaped(String text) {
        return text.replaceAll(
                        "[^\\t\\n\\r\\x20-\\x7E\\u00A0-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]"
                                + "|[\\u202A-\\u202E\\u2066-\\u2069]",
                        "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
