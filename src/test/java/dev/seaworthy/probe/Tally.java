package dev.seaworthy.probe;

import dev.seaworthy.probe.Offered.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What clients were told compared with what was kept. A request without an acknowledgement may have been carried out or
 * not, both is right; whatever was acknowledged has to be there once.
 *
 * @param lost acknowledged visits, by number, and messages that are not there
 * @param doubled numbers that two visits were told, and messages that are there twice
 * @param unasked how many visits were counted, and which messages kept, without anybody having asked
 */
public record Tally(List<String> lost, List<String> doubled, List<String> unasked) {

    /**
     * @param unsettled requests of earlier loads without an acknowledgement: one that was on its way when its client
     *     gave up may arrive at any time
     */
    public static Tally of(History history, List<Offered> unsettled, Kept before, Kept after) {
        Tally tally = new Tally(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        tally.visits(history, unsettled, before, after);
        tally.messages(history, unsettled, before, after);
        return tally;
    }

    private void visits(History history, List<Offered> unsettled, Kept before, Kept after) {
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
                .filter(number -> number > after.visits() || !after.numbers().contains(number))
                .sorted()
                .forEach(number -> lost.add("visit " + number));
        LongStream.rangeClosed(before.visits() + 1, after.visits())
                .filter(number -> !after.numbers().contains(number) && !distinct.contains(number))
                .forEach(number -> unasked.add("visit %d, of no request".formatted(number)));
        long counted = after.visits() - before.visits();
        long offered = Stream.concat(history.all().stream(), unsettled.stream())
                .filter(request -> request.kind() == Kind.VISIT)
                .count();
        if (counted > offered) {
            unasked.add("%d visits of the %d that were counted".formatted(counted - offered, counted));
        }
    }

    private void messages(History history, List<Offered> unsettled, Kept before, Kept after) {
        Map<String, Long> then = times(before.messages());
        Map<String, Long> now = times(after.messages());
        Set<String> asked = Stream.concat(history.all().stream(), unsettled.stream())
                .filter(request -> request.kind() == Kind.MESSAGE)
                .map(Offered::mark)
                .collect(Collectors.toSet());
        history.of(Kind.MESSAGE)
                .filter(message -> message.acknowledged() && !now.containsKey(message.mark()))
                .forEach(message -> lost.add("message " + message.mark()));
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
