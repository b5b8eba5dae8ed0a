package dev.seaworthy.report.page;

import dev.seaworthy.report.Outcome;
import java.util.Locale;

/** The sign of a verdict, with its name for those who cannot see its colour. */
final class Mark {
    private Mark() {}

    static Html of(Outcome outcome) {
        return Html.of(
                "<span class=\"mark %1$s\" role=\"img\" aria-label=\"%1$s\" title=\"%1$s\">%2$s</span>",
                style(outcome), sign(outcome));
    }

    static String style(Outcome outcome) {
        return outcome.toString().toLowerCase(Locale.ROOT);
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case HOLDS -> "✓";
            case VIOLATED -> "✗";
            case INCONCLUSIVE -> "?";
            case ERROR -> "!";
            case SKIPPED -> "–";
        };
    }
}
