package dev.seaworthy.report.page;

import dev.seaworthy.report.ObservedValue;
import dev.seaworthy.report.Outcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cell of a table: values of the same kind, of all containers of a service.
 *
 * @param values may be empty
 */
record ValueCell(List<JudgedValue> values) {
    /** @return the style of the worst verdict; empty without values */
    String style() {
        return values.stream()
                .map(JudgedValue::outcome)
                .min(Outcome.WORST_FIRST)
                .map(Mark::style)
                .orElse("");
    }

    /** @return the distinct values that were expected */
    Html expected() {
        return Html.of(
                "%s",
                values.stream().map(one -> one.value().expected()).distinct().collect(Collectors.joining(", ")));
    }

    /** @return the distinct values that were observed, each with its verdict; a dash without values */
    Html observed() {
        Collection<List<JudgedValue>> distinct = values.stream()
                .collect(Collectors.groupingBy(one -> one.value().observed(), LinkedHashMap::new, Collectors.toList()))
                .values();
        return distinct.isEmpty()
                ? new Html("–")
                : distinct.stream()
                        .map(same -> observed(same, distinct.size() > 1))
                        .collect(Html.joined());
    }

    /** @param isNamed whether to name the containers, because others have another value */
    private static Html observed(List<JudgedValue> same, boolean isNamed) {
        JudgedValue worst = same.stream()
                .min(Comparator.comparing(JudgedValue::outcome, Outcome.WORST_FIRST))
                .orElseThrow();
        return Html.of(
                "<div>%s %s%s</div>",
                worst.mark(),
                worst.value().observed(),
                details(same.stream().map(JudgedValue::value).toList(), isNamed));
    }

    private static Html details(List<ObservedValue> same, boolean isNamed) {
        String details = Stream.concat(
                        isNamed ? same.stream().map(ObservedValue::container) : Stream.empty(),
                        same.stream().map(ObservedValue::details))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return details.isEmpty() ? Html.NONE : Html.of(" <small>%s</small>", details);
    }
}
