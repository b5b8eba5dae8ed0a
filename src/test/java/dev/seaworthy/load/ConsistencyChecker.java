package dev.seaworthy.load;

import dev.seaworthy.load.Operation.Kind;
import dev.seaworthy.probe.store.StoreSnapshot;
import dev.seaworthy.probe.store.VisitsStore.Counted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What clients were told compared with what was kept. A request without an acknowledgement may have been carried out or
 * not, both is right; whatever was acknowledged has to be there once. A message is known by its mark, a visit by the id
 * that the edge gave its request.
 *
 * @param lost acknowledged visits that were not counted under the number that was told, and messages that are not there
 * @param doubled numbers that were given twice, requests that were given two, and messages that are there twice
 * @param unasked which visits were counted, and which messages kept, without anybody having asked
 * @param indeterminate requests without an acknowledgement that were carried out all the same
 */
public record ConsistencyChecker(
        List<String> lost, List<String> doubled, List<String> unasked, List<String> indeterminate) {

    /**
     * @param trace on which every acknowledged request of the history is
     * @param unsettled ids and marks of requests of earlier loads without an acknowledgement: one that was on its way
     *     when its client gave up may arrive at any time
     */
    public static ConsistencyChecker of(
            History history, RequestTrace trace, Set<String> unsettled, StoreSnapshot before, StoreSnapshot after) {
        ConsistencyChecker consistency =
                new ConsistencyChecker(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        consistency.visits(history, trace, unsettled, before, after);
        consistency.messages(history, unsettled, before, after);
        return consistency;
    }

    private void visits(
            History history, RequestTrace trace, Set<String> unsettled, StoreSnapshot before, StoreSnapshot after) {
        Map<String, List<Long>> numbers = after.counted().stream()
                .collect(Collectors.groupingBy(Counted::key, Collectors.mapping(Counted::number, Collectors.toList())));
        List<Operation> visits = history.of(Kind.VISIT).toList();
        visits.stream().filter(Operation::acknowledged).forEach(visit -> {
            long told = visit.number().orElseThrow();
            if (told <= before.visits()) {
                doubled.add("visit %d, counted before".formatted(told));
            } else if (!trace.id(visit)
                    .map(id -> numbers.getOrDefault(id, List.of()))
                    .orElse(List.of())
                    .contains(told)) {
                lost.add("visit %d, told to %s".formatted(told, visit.mark()));
            }
        });
        numbers.forEach((key, given) -> {
            if (given.size() > 1) {
                doubled.add("visits %s, of one request %s".formatted(given, key));
            }
        });
        Map<Long, List<String>> keys = after.counted().stream()
                .collect(Collectors.groupingBy(
                        Counted::number, TreeMap::new, Collectors.mapping(Counted::key, Collectors.toList())));
        keys.forEach((number, given) -> {
            if (given.size() > 1) {
                doubled.add("visit %d, given %d times".formatted(number, given.size()));
            }
        });
        Set<String> asked =
                visits.stream().map(trace::id).flatMap(Optional::stream).collect(Collectors.toCollection(HashSet::new));
        asked.addAll(unsettled);
        LongStream.rangeClosed(before.visits() + 1, after.visits())
                .forEach(number -> keys.getOrDefault(number, List.of("of no request")).stream()
                        .filter(key -> !asked.contains(key))
                        .forEach(key -> unasked.add("visit %d, under the key %s".formatted(number, key))));
        visits.stream()
                .filter(visit -> !visit.acknowledged()
                        && trace.id(visit).filter(numbers::containsKey).isPresent())
                .forEach(visit -> indeterminate.add("visit " + visit.mark()));
    }

    private void messages(History history, Set<String> unsettled, StoreSnapshot before, StoreSnapshot after) {
        Map<String, Long> then = times(before.messages());
        Map<String, Long> now = times(after.messages());
        Set<String> asked =
                history.of(Kind.MESSAGE).map(Operation::mark).collect(Collectors.toCollection(HashSet::new));
        asked.addAll(unsettled);
        history.of(Kind.MESSAGE)
                .filter(message -> message.acknowledged() && !now.containsKey(message.mark()))
                .forEach(message -> lost.add("message " + message.mark()));
        history.of(Kind.MESSAGE)
                .filter(message -> !message.acknowledged() && now.containsKey(message.mark()))
                .forEach(message -> indeterminate.add("message " + message.mark()));
        then.forEach((text, times) -> {
            if (now.getOrDefault(text, 0L) < times) {
                lost.add("message %s, kept before".formatted(text));
            }
        });
        now.forEach((text, times) -> {
            if (times > then.getOrDefault(text, 0L) && !asked.contains(text)) {
                unasked.add("message " + text);
            } else if (times > Math.max(1, then.getOrDefault(text, 0L))) {
                doubled.add("message %s, %d times".formatted(text, times));
            }
        });
    }

    private static Map<String, Long> times(List<String> texts) {
        return texts.stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
