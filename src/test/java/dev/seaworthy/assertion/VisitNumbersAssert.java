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
        Set<Long> seen = new HashSet<>(actual);
        List<Long> twice = twice();
        List<Long> missing = LongStream.rangeClosed(before + 1, before + actual.size())
                .boxed()
                .filter(number -> !seen.contains(number))
                .toList();
        if (!twice.isEmpty() || !missing.isEmpty()) {
            throw failure(
                    "%d requests after number %d: expected %d to %d once each, but %s%slowest %d, highest %d",
                    actual.size(),
                    before,
                    before + 1,
                    before + actual.size(),
                    shown("returned more than once: ", twice),
                    shown("never returned: ", missing),
                    lowest(),
                    highest());
        }
        return this;
    }

    /** Fails if a number was returned more than once. */
    public VisitNumbersAssert haveNoDuplicates() {
        if (!twice().isEmpty()) {
            throw failure(
                    "%d requests: expected every number once, but %slowest %d, highest %d",
                    actual.size(), shown("returned more than once: ", twice()), lowest(), highest());
        }
        return this;
    }

    private List<Long> twice() {
        Set<Long> seen = new HashSet<>();
        return actual.stream().filter(number -> !seen.add(number)).sorted().toList();
    }

    private long lowest() {
        return actual.stream().min(Long::compare).orElseThrow();
    }

    private long highest() {
        return actual.stream().max(Long::compare).orElseThrow();
    }

    private static String shown(String what, List<Long> numbers) {
        if (numbers.isEmpty()) {
            return "";
        }
        String first = numbers.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        String all = numbers.size() > SHOWN ? "%d numbers: %s, …".formatted(numbers.size(), first) : first;
        return what + all + "; ";
    }
}
