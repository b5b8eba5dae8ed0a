package dev.seaworthy.contract;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resources that each replica of a service may use. At least one is limited; those that are empty are not checked.
 *
 * @param memory RAM, without swap
 * @param swap in addition to the memory; only with a limit of memory
 * @param cpus CPU time, in processors: 0.5 is half the time of one
 * @param pids the number of processes and threads together
 */
public record Limits(Optional<ByteSize> memory, Optional<Swap> swap, Optional<Double> cpus, Optional<Integer> pids) {
    public Limits {
        memory = orEmpty(memory);
        swap = orEmpty(swap);
        cpus = orEmpty(cpus);
        pids = orEmpty(pids);
        Validation.refuseUnless(
                memory.isPresent() || cpus.isPresent() || pids.isPresent(),
                "limits must have at least one of memory, cpus and pids");
        Validation.refuseUnless(
                memory.isPresent() || swap.isEmpty(), "swap is in addition to memory, which is missing");
        cpus.ifPresent(number -> Validation.refuseUnless(number > 0, "cpus must be more than 0, not %s", number));
        pids.ifPresent(number -> Validation.refuseUnless(number >= 1, "pids must be 1 or more, not %d", number));
    }

    @Override
    public String toString() {
        return Stream.of(
                        memory.map(size -> size + " memory"),
                        swap.map(size -> size + " swap"),
                        cpus.map(number -> number + " CPUs"),
                        pids.map(number -> number + " processes"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static <T> Optional<T> orEmpty(Optional<T> limit) {
        return limit == null ? Optional.empty() : limit;
    }
}
