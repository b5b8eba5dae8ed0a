package dev.seaworthy.report.grade;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Grade;
import dev.seaworthy.contract.Service;
import dev.seaworthy.report.Outcome;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every promise of a contract in every submission.
 *
 * @param name that of the contract
 */
record Grades(String name, Contract contract, List<Submission> submissions) {
    /** @return the promises in the order of the contract: its own, then those of each service */
    List<String> promises() {
        Set<String> known = submissions.stream()
                .flatMap(submission -> submission.rows().stream())
                .flatMap(row -> PromiseOfRow.of(row, contract).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        known.addAll(contract.grading().keySet());
        Stream<String> possible = Stream.concat(
                keys(Contract.class),
                contract.services().keySet().stream()
                        .flatMap(service -> keys(Service.class).map(key -> service + "." + key)));
        return possible.filter(known::contains).toList();
    }

    private static Stream<String> keys(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }

    /** @return the verdicts about one submission by promise, in the order of {@link #promises()} */
    Map<String, Judgement> judgements(Submission submission) {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        promises().forEach(promise -> judgements.put(promise, submission.judgement(promise, contract)));
        return judgements;
    }

    /** @return the title of a promise if the contract gives it one; else its key */
    String title(String promise) {
        return grade(promise).flatMap(Grade::title).orElse(promise);
    }

    Optional<Double> points(String promise) {
        return grade(promise).flatMap(Grade::points);
    }

    boolean isOptional(String promise) {
        return grade(promise).map(Grade::optional).orElse(false);
    }

    private Optional<Grade> grade(String promise) {
        return Optional.ofNullable(contract.grading().get(promise));
    }

    /** @return whether the contract gives points for any promise */
    boolean hasPoints() {
        return promises().stream().anyMatch(promise -> points(promise).isPresent());
    }

    Points points(Submission submission) {
        Points sum = Points.NONE;
        for (Map.Entry<String, Judgement> judged : judgements(submission).entrySet()) {
            sum = sum.plus(points(judged.getKey()).orElse(0.0), judged.getValue());
        }
        return sum;
    }

    /**
     * @return {@code fails} if a promise that is not optional is violated; {@code undecided} if nothing is known about
     *     one; else {@code passes}
     */
    String result(Submission submission) {
        List<Outcome> required = judgements(submission).entrySet().stream()
                .filter(judged -> !isOptional(judged.getKey()))
                .map(judged -> judged.getValue().outcome())
                .toList();
        if (required.contains(Outcome.VIOLATED)) {
            return "fails";
        }
        boolean undecided = submission.run().isEmpty()
                || required.contains(Outcome.ERROR)
                || required.contains(Outcome.INCONCLUSIVE);
        return undecided ? "undecided" : "passes";
    }
}
