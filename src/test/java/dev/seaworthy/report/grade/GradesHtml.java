package dev.seaworthy.report.grade;

import static dev.seaworthy.report.Markup.escaped;

import dev.seaworthy.report.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The grades as one HTML file without scripts: a row for each submission, a column for each promise. */
record GradesHtml(Grades grades) {
    private static final Map<Outcome, String> SIGNS = Map.of(
            Outcome.HOLDS, "✓",
            Outcome.VIOLATED, "✗",
            Outcome.INCONCLUSIVE, "?",
            Outcome.ERROR, "!",
            Outcome.SKIPPED, "–");

    private static final String STYLE = """
            body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; color: #1d2430; background: #fff }
            h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem }
            .wide { overflow-x: auto }
            table { border-collapse: collapse }
            th, td { border-bottom: 1px solid #d7dce3; padding: .35rem .5rem; text-align: center }
            th:first-child, td:first-child { text-align: left; position: sticky; left: 0; background: #fff }
            thead th { vertical-align: bottom; font-weight: 500 }
            thead th.promise span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap }
            thead small { display: block; color: #5a6575 }
            .plain { white-space: nowrap }
            .holds { background: #dff3e3; color: #14532d } .violated { background: #fbdcdc; color: #8a1414 }
            .inconclusive { background: #fdf0c4; color: #6b4e00 } .error { background: #eadcf8; color: #4c1d82 }
            .skipped { color: #5a6575 }
            .mark { display: inline-block; min-width: 1.4em; text-align: center; padding: 0 .2em }
            li { margin: .3rem 0; overflow-wrap: anywhere }
            """;

    @Override
    public String toString() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Grades: %1$s</title>
                <style>
                %2$s</style>
                </head>
                <body>
                <h1>Grades: %1$s</h1>
                <p>%3$s</p>
                <div class="wide">
                <table>
                <thead><tr><th>submission</th><th>result</th>%4$s%5$s</tr></thead>
                <tbody>
                %6$s</tbody>
                </table>
                </div>
                %7$s</body>
                </html>
                """.formatted(
                        escaped(grades.name()),
                        STYLE,
                        legend(),
                        grades.hasPoints() ? "<th>points</th>" : "",
                        grades.promises().stream().map(this::column).collect(Collectors.joining()),
                        grades.submissions().stream().map(this::row).collect(Collectors.joining()),
                        grades.submissions().stream().map(this::reasons).collect(Collectors.joining()));
    }

    private static String legend() {
        return Stream.of(Outcome.values())
                .map(outcome -> "%s %s".formatted(mark(outcome), style(outcome)))
                .collect(Collectors.joining(" &nbsp; "));
    }

    private String column(String promise) {
        String points = grades.points(promise)
                .map(number -> "<small>%s</small>".formatted(Points.text(number)))
                .orElse("");
        return "<th class=\"promise\" title=\"%s\"><span>%s%s</span>%s</th>"
                .formatted(
                        escaped(promise),
                        escaped(grades.title(promise)),
                        grades.isOptional(promise) ? " (optional)" : "",
                        points);
    }

    private String row(Submission submission) {
        String name = escaped(submission.name());
        String cells = grades.judgements(submission).values().stream()
                .map(judgement -> "<td class=\"%s\" title=\"%s\">%s</td>"
                        .formatted(
                                style(judgement.outcome()),
                                escaped(judgement.reason()),
                                SIGNS.get(judgement.outcome())))
                .collect(Collectors.joining());
        return "<tr><td class=\"plain\"><a href=\"#%1$s\">%1$s</a></td><td>%2$s</td>%3$s%4$s</tr>\n"
                .formatted(
                        name,
                        submission.run().isPresent()
                                ? "<a href=\"%s/index.html\">%s</a>".formatted(name, grades.result(submission))
                                : grades.result(submission),
                        grades.hasPoints() ? "<td class=\"plain\">%s</td>".formatted(grades.points(submission)) : "",
                        cells);
    }

    private String reasons(Submission submission) {
        String name = escaped(submission.name());
        String reasons = grades.judgements(submission).entrySet().stream()
                .filter(judged -> submission.run().isPresent())
                .filter(judged -> !judged.getValue().reason().isEmpty())
                .filter(judged -> judged.getValue().outcome() != Outcome.SKIPPED)
                .map(judged -> "<li>%s %s: %s</li>\n"
                        .formatted(
                                mark(judged.getValue().outcome()),
                                escaped(grades.title(judged.getKey())),
                                escaped(judged.getValue().reason())))
                .collect(Collectors.joining());
        String report = submission.run().isPresent() ? "<a href=\"%s/index.html\">report</a>, ".formatted(name) : "";
        return "<h2 id=\"%1$s\">%1$s</h2>\n<p>%2$s; %3$s<a href=\"%1$s/log.txt\">log</a></p>\n<ul>\n%4$s</ul>\n"
                .formatted(name, escaped(submission.ending()), report, reasons);
    }

    private static String mark(Outcome outcome) {
        return "<span class=\"mark %s\">%s</span>".formatted(style(outcome), SIGNS.get(outcome));
    }

    private static String style(Outcome outcome) {
        return outcome.toString().toLowerCase(Locale.ROOT);
    }
}
