package dev.seaworthy.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code host=database user = seaworthy password='it\\'s'}: spaces, quotes and backslashes are parsed as by libpq. */
final class KeyValueForm {

    private final String text;
    private int position;

    private KeyValueForm(String text) {
        this.text = text;
    }

    /** @throws InvalidConnectionString if libpq would reject the text too */
    static Map<String, String> parse(String text) {
        return new KeyValueForm(text).parameters();
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        skipSpaces();
        while (!atEnd()) {
            String keyword = keyword();
            skipSpaces();
            if (atEnd() || next() != '=') {
                throw new InvalidConnectionString("\"=\" is missing after a keyword");
            }
            skipSpaces();
            parameters.put(keyword, value());
            skipSpaces();
        }
        return parameters;
    }

    private String keyword() {
        int start = position;
        while (!atEnd() && peek() != '=' && !Character.isWhitespace(peek())) {
            position++;
        }
        return text.substring(start, position);
    }

    private String value() {
        boolean quoted = !atEnd() && peek() == '\'';
        if (quoted) {
            position++;
        }
        StringBuilder value = new StringBuilder();
        while (!atEnd() && (quoted ? peek() != '\'' : !Character.isWhitespace(peek()))) {
            char character = next();
            value.append(character == '\\' && !atEnd() ? next() : character);
        }
        if (quoted) {
            if (atEnd()) {
                throw new InvalidConnectionString("a quote is not closed");
            }
            position++;
        }
        return value.toString();
    }

    private void skipSpaces() {
        while (!atEnd() && Character.isWhitespace(peek())) {
            position++;
        }
    }

    private boolean atEnd() {
        return position == text.length();
    }

    private char peek() {
        return text.charAt(position);
    }

    private char next() {
        return text.charAt(position++);
    }
}
