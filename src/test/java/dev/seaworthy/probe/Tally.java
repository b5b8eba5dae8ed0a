package dev.seaworthy.probe;

import dev.seaworthy.probe.Offered.Kind;
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
 * @param lost acknowledged visits, by number, and messages that are not there
 * @param doubled numbers that two visits were told, and messages that are there twice
 * @param unasked which visits were counted, and which messages kept, without anybody having asked
 * @param indeterminate requests without an acknowledgement that were carried out all the same
 */
public record Tally(List<String> lost, List<String> doubled, List<String> unasked, List<String> indeterminate) {

    /**
     * @param passage on which every request of the history is that reached the stack
     * @param unsettled ids and marks of requests of earlier loads without an acknowledgement: one that was on its way
     *     when its client gave up may arrive at any time
     */
    public static Tally of(History history, Passage passage, Set<String> unsettled, Kept before, Kept after) {
        Tally tally = new Tally(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        tally.visits(history, passage, unsettled, before, after);
        tally.messages(history, unsettled, before, after);
        return tally;
    }

    private void visits(History history, Passage passage, Set<String> unsettled, Kept before, Kept after) {
        List<Long> told = history.of(Kind.VISIT)
                .flatMapToLong(visit -> visit.number().stream())
                .boxed()
                .toList();
        Set<Long> distinct = new HashSet<>();
        told.stream().filter(number -> !distinct.add(number)).forEach(number -> doubled.add("visit " + number));
        told.stream()
                .filter(number -> number <= before.visits())
                .forEach(number -> doubled.add("visit %d, counted before".formatted(number)));
        distinct.stream()
                .filter(number -> number > after.visits() || !after.keys().containsKey(number))
                .sorted()
                .forEach(number -> lost.add("visit " + number));
        Set<String> asked = history.of(Kind.VISIT)
                .map(passage::id)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(HashSet::new));
        asked.addAll(unsettled);
        LongStream.rangeClosed(before.visits() + 1, after.visits())
                .filter(number -> !asked.contains(after.keys().getOrDefault(number, "")))
                .forEach(number -> unasked.add("visit %d, under the key %s"
                        .formatted(number, after.keys().getOrDefault(number, "of no request"))));
        Set<String> counted = Set.copyOf(after.keys().values());
        history.of(Kind.VISIT)
                .filter(visit -> !visit.acknowledged()
                        && passage.id(visit).filter(counted::contains).isPresent())
                .forEach(visit -> indeterminate.add("visit " + visit.mark()));
    }

    private void messages(History history, Set<String> unsettled, Kept before, Kept after) {
        Map<String, Long> then = times(before.messages());
        Map<String, Long> now = times(after.messages());
        Set<String> asked = history.of(Kind.MESSAGE).map(Offered::mark).collect(Collectors.toCollection(HashSet::new));
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
