package dev.seaworthy.report.grade;

import static dev.seaworthy.report.Markup.escaped;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.VerdictFile;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The grades in JUnit's XML format: a suite for each submission, a test case for each promise. */
record GradesJunit(Grades grades) {
    @Override
    public String toString() {
        return grades.submissions().stream()
                .map(this::suite)
                .collect(Collectors.joining(
                        "", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n", "</testsuites>\n"));
    }

    private String suite(Submission submission) {
        Map<String, Judgement> judgements = grades.judgements(submission);
        String name = escaped(submission.name());
        String cases = judgements.entrySet().stream()
                .map(judged -> "    <testcase classname=\"%s\" name=\"%s\">%s</testcase>\n"
                        .formatted(name, escaped(grades.title(judged.getKey())), result(judged.getValue())))
                .collect(Collectors.joining());
        return "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%d\">\n%s  </testsuite>\n"
                .formatted(
                        name,
                        judgements.size(),
                        count(judgements.values(), Outcome.VIOLATED),
                        count(judgements.values(), Outcome.ERROR, Outcome.INCONCLUSIVE),
                        count(judgements.values(), Outcome.SKIPPED),
                        submission.run().map(VerdictFile::seconds).orElse(0L),
                        cases);
    }

    private static String result(Judgement judgement) {
        String reason = escaped(judgement.reason());
        return switch (judgement.outcome()) {
            case HOLDS -> "";
            case VIOLATED -> "<failure type=\"violated\" message=\"%s\"/>".formatted(reason);
            case INCONCLUSIVE -> "<error type=\"inconclusive\" message=\"%s\"/>".formatted(reason);
            case ERROR -> "<error type=\"error\" message=\"%s\"/>".formatted(reason);
            case SKIPPED -> "<skipped message=\"%s\"/>".formatted(reason);
        };
    }

    private static long count(Collection<Judgement> judgements, Outcome... outcomes) {
        return judgements.stream()
                .filter(judgement -> Stream.of(outcomes).anyMatch(judgement.outcome()::equals))
                .count();
    }
}
