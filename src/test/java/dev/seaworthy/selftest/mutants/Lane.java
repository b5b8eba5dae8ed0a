package dev.seaworthy.selftest.mutants;

import dev.seaworthy.checks.ExclusiveHost;
import dev.seaworthy.checks.StartsVariants;
import dev.seaworthy.selftest.mutants.Mutant.Obligation;
import dev.seaworthy.selftest.mutants.Mutant.Where;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
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

    /** @return half of all, or more if more than half start variants: it contains all those */
    private static <T> List<T> half(List<T> all, Function<T, Obligation> seenBy) {
        Predicate<T> starts = one -> is(StartsVariants.class, seenBy.apply(one));
        long starting = all.stream().filter(starts).count();
        return all.stream()
                .sorted(Comparator.comparing(starts.negate()::test))
                .limit(Math.max(starting, (all.size() + 1) / 2))
                .toList();
    }

    private static boolean runsAlone(Obligation obligation) {
        return is(ExclusiveHost.class, obligation)
                || Stream.of(check(obligation).getAnnotationsByType(Tag.class))
                        .anyMatch(
                                tag -> tag.value().equals("load") || tag.value().equals("soak"));
    }

    private static boolean is(Class<? extends java.lang.annotation.Annotation> annotation, Obligation obligation) {
        return check(obligation).isAnnotationPresent(annotation);
    }

    private static Class<?> check(Obligation obligation) {
        return Obligations.method(obligation).getDeclaringClass();
    }
}
