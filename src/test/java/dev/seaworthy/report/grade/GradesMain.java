package dev.seaworthy.report.grade;

import dev.seaworthy.contract.yaml.ContractFile;
import dev.seaworthy.report.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the grades of submissions that {@code bin/grade} has verified, and prints a line for each. */
final class GradesMain {
    /** In the directory of a submission's reports: how its run ended, in one sentence. */
    private static final String ENDING = "ending.txt";

    private GradesMain() {}

    /**
     * @param arguments the contract; the directory of the grades, which has the reports of each submission in a
     *     directory of its name; then the names
     */
    public static void main(String... arguments) throws IOException {
        Path contract = Path.of(arguments[0]);
        Path directory = Path.of(arguments[1]);
        List<Submission> submissions = Stream.of(arguments)
                .skip(2)
                .map(name -> submission(directory.resolve(name)))
                .toList();
        Grades grades = new Grades(contract.getFileName().toString(), ContractFile.read(contract), submissions);
        write(grades, directory);
        submissions.forEach(submission -> System.out.printf(
                "%s: %s%s; %s%n",
                submission.name(),
                grades.result(submission),
                grades.hasPoints() ? ", points: " + grades.points(submission) : "",
                submission.ending()));
    }

    static void write(Grades grades, Path directory) throws IOException {
        Files.writeString(directory.resolve("grades.html"), new GradesHtml(grades).toString());
        Files.writeString(directory.resolve("grades.csv"), new GradesCsv(grades).toString());
        Files.writeString(directory.resolve("grades.xml"), new GradesJunit(grades).toString());
    }

    static Submission submission(Path reports) {
        try {
            return new Submission(
                    reports.getFileName().toString(),
                    VerdictFile.in(reports),
                    Files.readString(reports.resolve(ENDING)).strip());
        } catch (IOException e) {
            throw new IllegalArgumentException(reports + " has no reports: " + e, e);
        }
    }
}
