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
 * Compares the history of a load with the contents of the stores. A request without an acknowledgement may or may not
 * have been carried out; an acknowledged request must be stored exactly once. A message is identified by its mark, a
 * visit by the request id that the edge assigned.
 *
 * @param lost acknowledged visits that are not stored under the acknowledged number, and messages that are missing
 * @param doubled numbers assigned twice, requests with two numbers, and messages stored twice
 * @param unasked stored visits and messages that no client requested
 * @param indeterminate requests without an acknowledgement that were carried out nevertheless
 */
public record ConsistencyChecker(
        List<String> lost, List<String> doubled, List<String> unasked, List<String> indeterminate) {

    /**
     * @param trace contains every acknowledged request of the history
     * @param unsettled ids and marks of unacknowledged requests of earlier loads: a request that was in flight when its
     *     client gave up may be carried out at any time
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
                doubled.add("visit %d, already counted before the load".formatted(told));
            } else if (!trace.id(visit)
                    .map(id -> numbers.getOrDefault(id, List.of()))
                    .orElse(List.of())
                    .contains(told)) {
                lost.add("visit %d, acknowledged to %s".formatted(told, visit.mark()));
            }
        });
        numbers.forEach((key, given) -> {
            if (given.size() > 1) {
                doubled.add("visits %s, all of request %s".formatted(given, key));
            }
        });
        Map<Long, List<String>> keys = after.counted().stream()
                .collect(Collectors.groupingBy(
                        Counted::number, TreeMap::new, Collectors.mapping(Counted::key, Collectors.toList())));
        keys.forEach((number, given) -> {
            if (given.size() > 1) {
                doubled.add("visit %d, assigned %d times".formatted(number, given.size()));
            }
        });
        Set<String> asked =
                visits.stream().map(trace::id).flatMap(Optional::stream).collect(Collectors.toCollection(HashSet::new));
        asked.addAll(unsettled);
        LongStream.rangeClosed(before.visits() + 1, after.visits())
                .forEach(number -> keys.getOrDefault(number, List.of("unknown")).stream()
                        .filter(key -> !asked.contains(key))
                        .forEach(key -> unasked.add("visit %d, of request %s".formatted(number, key))));
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
                lost.add("message %s, stored before the load".formatted(text));
            }
        });
        now.forEach((text, times) -> {
            if (times > then.getOrDefault(text, 0L) && !asked.contains(text)) {
                unasked.add("message " + text);
            } else if (times > Math.max(1, then.getOrDefault(text, 0L))) {
                doubled.add("message %s, stored %d times".formatted(text, times));
            }
        });
    }

    private static Map<String, Long> times(List<String> texts) {
        return texts.stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
