package dev.seaworthy.report.grade;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The grades as CSV (RFC 4180): a line for each submission, a column for each promise. */
record GradesCsv(Grades grades) {
    @Override
    public String toString() {
        Stream<String> head = Stream.concat(
                Stream.of("submission", "result", "points", "undecided points", "possible points", "end of the run"),
                grades.promises().stream());
        return Stream.concat(
                        Stream.of(line(head)), grades.submissions().stream().map(this::line))
                .collect(Collectors.joining());
    }

    private String line(Submission submission) {
        Points points = grades.points(submission);
        List<String> begin = List.of(
                submission.name(),
                grades.result(submission),
                Points.text(points.earned()),
                Points.text(points.undecided()),
                Points.text(points.possible()),
                submission.ending());
        Stream<String> outcomes = grades.judgements(submission).values().stream()
                .map(judgement -> judgement.outcome().toString().toLowerCase(Locale.ROOT));
        return line(Stream.concat(begin.stream(), outcomes));
    }

    private static String line(Stream<String> cells) {
        return cells.map(GradesCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A spreadsheet would calculate a cell that begins like a formula, and a submission chooses its messages. */
    private static String cell(String text) {
        String harmless = text.matches("(?s)[=+@\\t-].*") ? "'" + text : text;
        return harmless.matches("(?s).*[\",\\r\\n].*") ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
