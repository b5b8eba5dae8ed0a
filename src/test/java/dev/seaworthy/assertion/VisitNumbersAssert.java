package dev.seaworthy.assertion;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.api.AbstractAssert;

/** Asserts visit numbers, in any order. */
public final class VisitNumbersAssert extends AbstractAssert<VisitNumbersAssert, List<Long>> {
    private static final int SHOWN = 10;

    private VisitNumbersAssert(List<Long> actual) {
        super(actual, VisitNumbersAssert.class);
    }

    public static VisitNumbersAssert assertThatNumbers(List<Long> actual) {
        return new VisitNumbersAssert(List.copyOf(actual));
    }

    /** Fails unless each of the next numbers after {@code before} was returned exactly once, without gaps. */
    public VisitNumbersAssert areConsecutiveAfter(long before) {
        Set<Long> seen = new HashSet<>();
        List<Long> twice =
                actual.stream().filter(number -> !seen.add(number)).sorted().toList();
        List<Long> missing = LongStream.rangeClosed(before + 1, before + actual.size())
                .boxed()
                .filter(number -> !seen.contains(number))
                .toList();
        if (!twice.isEmpty() || !missing.isEmpty()) {
            throw failure(
                    "%d visits after number %d: expected %d to %d once each; "
                            + "duplicates: %s; missing: %s; lowest %d, highest %d",
                    actual.size(),
                    before,
                    before + 1,
                    before + actual.size(),
                    shown(twice),
                    shown(missing),
                    actual.stream().min(Long::compare).orElseThrow(),
                    actual.stream().max(Long::compare).orElseThrow());
        }
        return this;
    }

    private static String shown(List<Long> numbers) {
        if (numbers.isEmpty()) {
            return "none";
        }
        String first = numbers.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return numbers.size() > SHOWN ? "%d numbers: %s, …".formatted(numbers.size(), first) : first;
    }
}
