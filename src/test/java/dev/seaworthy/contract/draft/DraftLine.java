package dev.seaworthy.contract.draft;

import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of a draft.
 *
 * @param isSuggestion whether the line is a comment, because the stack does not configure it completely
 * @param text YAML, in one line
 * @param origin where the value comes from
 */
record DraftLine(int indent, boolean isSuggestion, String text, String origin) {
    static DraftLine of(int indent, String text, String origin) {
        return new DraftLine(indent, false, text, origin);
    }

    static DraftLine suggestion(int indent, String text, String origin) {
        return new DraftLine(indent, true, text, origin);
    }

    /** @return the text as a YAML value, quoted if it could be read as another type, or not at all */
    static String yaml(String text) {
        return text.matches("[/A-Za-z][/\\w.-]*") && !text.matches("(?i)true|false|null|yes|no|on|off")
                ? text
                : JsonMapper.shared().writeValueAsString(text);
    }

    /** @return the texts as a YAML list in one line */
    static String list(Collection<String> texts) {
        return texts.stream().map(DraftLine::yaml).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String toString() {
        return "%s%s%s  # promised? %s\n"
                .formatted(" ".repeat(indent), isSuggestion ? "# " : "", text, origin.replaceAll("\\s+", " "));
    }
}
