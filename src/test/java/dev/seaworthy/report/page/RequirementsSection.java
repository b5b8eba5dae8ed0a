package dev.seaworthy.report.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every row by family, requirement and check; by check alone if it has no requirement, as in a run of another stack
 * with an invalid contract.
 */
final class RequirementsSection {
    private RequirementsSection() {}

    static Section of(ReportedRun run) {
        List<Placed> placed = run.rows().stream()
                .flatMap(row -> row.requirements().stream()
                        .map(requirement -> new Placed(row.family(requirement), requirement, row)))
                .toList();
        List<ReportedRow> others =
                run.rows().stream().filter(row -> row.requirements().isEmpty()).toList();
        return new Section(
                "requirements",
                heading(placed),
                Html.of(
                        "%s%s",
                        families(placed),
                        others.isEmpty() || placed.isEmpty()
                                ? checks(others)
                                : new RowGroup("Others", others).details(checks(others))));
    }

    private static String heading(List<Placed> placed) {
        if (placed.isEmpty()) {
            return "Checks";
        }
        return placed.stream().anyMatch(one -> one.requirement().matches("(?s)[A-Z]+-\\d+:.*"))
                ? "Requirements"
                : "Promises of the contract";
    }

    private record Placed(String family, String requirement, ReportedRow row) {}

    private static Html families(List<Placed> placed) {
        return names(placed.stream().map(Placed::family))
                .map(family -> {
                    List<Placed> inside = placed.stream()
                            .filter(one -> one.family().equals(family))
                            .toList();
                    return new RowGroup(family, rows(inside.stream())).details(requirements(inside));
                })
                .collect(Html.joined());
    }

    private static Html requirements(List<Placed> placed) {
        return names(placed.stream().map(Placed::requirement))
                .map(requirement -> {
                    List<ReportedRow> rows =
                            rows(placed.stream().filter(one -> one.requirement().equals(requirement)));
                    return new RowGroup(requirement, rows).details(checks(rows));
                })
                .collect(Html.joined());
    }

    private static Stream<String> names(Stream<String> all) {
        return all.distinct().sorted();
    }

    /** A row that proves several requirements of a family is one row of it. */
    private static List<ReportedRow> rows(Stream<Placed> placed) {
        return placed.map(Placed::row).distinct().toList();
    }

    private static Html checks(List<ReportedRow> rows) {
        return RowGroup.by(ReportedRow::suite, rows).stream()
                .map(check -> check.details(RowGroup.by(ReportedRow::obligation, check.rows()).stream()
                        .map(RequirementsSection::obligation)
                        .collect(Html.joined())))
                .collect(Html.joined());
    }

    private static Html obligation(RowGroup obligation) {
        ReportedRow first = obligation.rows().getFirst();
        return obligation.rows().size() == 1 && first.subject().isEmpty()
                ? Html.of("<p>%s %s%s</p>\n", mark(first), obligation.name(), reason(first))
                : obligation.details(obligation.rows().stream()
                        .sorted(Comparator.comparing(ReportedRow::subject))
                        .map(row -> Html.of("<li>%s %s%s</li>", mark(row), row.subject(), reason(row)))
                        .collect(Collectors.collectingAndThen(
                                Html.joined(), rows -> Html.of("<ul class=\"rows\">%s</ul>\n", rows))));
    }

    /** Links to the explanation, which only a row without a good verdict has. */
    static Html mark(ReportedRow row) {
        return row.isUnresolved()
                ? Html.of("<a href=\"#%s\">%s</a>", row.anchor(), Mark.of(row.outcome()))
                : Mark.of(row.outcome());
    }

    private static Html reason(ReportedRow row) {
        return row.isUnresolved() || row.run().reason().isEmpty()
                ? Html.NONE
                : Html.of(" <small>%s</small>", row.run().reason());
    }
}
