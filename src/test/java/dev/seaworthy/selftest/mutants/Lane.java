package dev.seaworthy.selftest.mutants;

import dev.seaworthy.checks.ExclusiveHost;
import dev.seaworthy.checks.StartsVariants;
import dev.seaworthy.selftest.mutants.Mutant.Obligation;
import dev.seaworthy.selftest.mutants.Mutant.Where;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/**
 * The mutants that run one after another. The lanes run in parallel, except the last one. An engine supports about 30
 * networks and a stack needs about 7: the shared stack, two others and one variant fit.
 */
enum Lane {
    SHARED_STACK,
    OWN_STACK,
    SECOND_OWN_STACK,
    /**
     * Checks that measure, or put the stack under load: another stack would compete for the CPUs. Also those of the
     * shared stack that start a variant, for which there would be no networks beside a variant of another lane.
     */
    ALONE;

    /** Measured: 28 s and 18 s. */
    private static final int OTHERS_IN_THE_TIME_OF_ONE_THAT_STARTS = 2;

    /**
     * @param all mutants, or their scenarios without the mistake
     * @return those of this lane
     */
    <T> List<T> of(List<T> all, Function<T, Where> stack, Function<T, Obligation> seenBy) {
        Predicate<T> alone = one -> runsAlone(seenBy.apply(one))
                || stack.apply(one) == Where.SHARED && is(StartsVariants.class, seenBy.apply(one));
        if (this == ALONE) {
            return all.stream().filter(alone).toList();
        }
        List<T> beside = all.stream().filter(alone.negate()).toList();
        List<T> own =
                beside.stream().filter(one -> stack.apply(one) == Where.OWN).toList();
        List<T> first = half(own, seenBy);
        return switch (this) {
            case SHARED_STACK ->
                beside.stream().filter(one -> !own.contains(one)).toList();
            case OWN_STACK -> first;
            default -> own.stream().filter(one -> !first.contains(one)).toList();
        };
    }

    /**
     * @return all whose check starts variants, and so many others that both lanes take about as long: a check that
     *     starts variants takes about {@link #OTHERS_IN_THE_TIME_OF_ONE_THAT_STARTS} times as long as another
     */
    private static <T> List<T> half(List<T> all, Function<T, Obligation> seenBy) {
        Map<Boolean, List<T>> starting =
                all.stream().collect(Collectors.partitioningBy(one -> is(StartsVariants.class, seenBy.apply(one))));
        int others = starting.get(false).size()
                - OTHERS_IN_THE_TIME_OF_ONE_THAT_STARTS * starting.get(true).size();
        return Stream.concat(
                        starting.get(true).stream(),
                        starting.get(false).stream().limit(Math.max(0, others / 2)))
                .toList();
    }

    private static boolean runsAlone(Obligation obligation) {
        return is(ExclusiveHost.class, obligation) || isUnderLoad(obligation);
    }

    static boolean isUnderLoad(Obligation obligation) {
        return Stream.of(check(obligation).getAnnotationsByType(Tag.class))
                .map(Tag::value)
                .anyMatch(Set.of("load", "soak")::contains);
    }

    private static boolean is(Class<? extends java.lang.annotation.Annotation> annotation, Obligation obligation) {
        return check(obligation).isAnnotationPresent(annotation);
    }

    private static Class<?> check(Obligation obligation) {
        return Obligations.method(obligation).getDeclaringClass();
    }
}
