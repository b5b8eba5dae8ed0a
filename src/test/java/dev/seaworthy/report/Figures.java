package dev.seaworthy.report;

import io.qameta.allure.Allure;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Attaches the durations that a check has measured to the report, also if it passed. */
public final class Figures {
    private Figures() {}

    /** @param figures durations by the name of what was measured */
    public static void attach(String title, Map<String, Duration> figures) {
        Allure.addAttachment(
                title,
                "text/plain",
                figures.entrySet().stream()
                        .map(figure -> String.format(
                                Locale.ROOT,
                                "%s: %.2f s",
                                figure.getKey(),
                                figure.getValue().toMillis() / 1e3))
                        .collect(Collectors.joining("\n")),
                ".txt");
    }
}
