package dev.seaworthy.report;

import dev.seaworthy.contract.ByteSize;
import dev.seaworthy.contract.Limits;
import dev.seaworthy.probe.kernel.ControlGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** The limits of a service as the report shows them: what is set, and what was reached when they were exceeded. */
public final class LimitValues {
    /** The limits, in the order of the table. */
    public static final List<String> NAMES = List.of("memory", "swap", "CPUs", "processes");

    private static final String MEMORY = NAMES.get(0);
    private static final String SWAP = NAMES.get(1);
    private static final String CPUS = NAMES.get(2);
    private static final String PROCESSES = NAMES.get(3);

    private static final String UNREAD = "not read";
    private static final double MILLI = 1_000;
    private static final long KIB = 1 << 10;
    private static final double MIB = 1 << 20;

    private LimitValues() {}

    /** @return the promised limits of each container, with those that are set */
    public static List<ObservedValue> set(Limits promised, List<ControlGroup> groups) {
        return groups.stream().flatMap(group -> set(promised, group).stream()).toList();
    }

    private static List<ObservedValue> set(Limits promised, ControlGroup group) {
        List<ObservedValue> values = new ArrayList<>();
        promised.memory()
                .ifPresent(memory -> values.add(
                        value(group, MEMORY, size(memory.count()), limit(number(group, "memory"), LimitValues::size))));
        promised.swap().ifPresent(swap -> values.add(value(group, SWAP, size(swap.bytes()), limit(swap(group)))));
        promised.cpus()
                .ifPresent(cpus -> values.add(
                        value(group, CPUS, cpus(cpus), limit(number(group, "millicpus"), LimitValues::cpus))));
        promised.pids()
                .ifPresent(pids -> values.add(
                        value(group, PROCESSES, pids.toString(), limit(number(group, "pids"), Long::toString))));
        return values;
    }

    /** @param burned the control group under full CPU load */
    public static ObservedValue reached(double cpus, ControlGroup burned) {
        return new ObservedValue(
                burned.replica().instance(),
                CPUS,
                cpus(cpus),
                shown(number(burned, "millicpus"), LimitValues::cpus),
                "under full load; throttled in %s of %s periods"
                        .formatted(shown(burned, "throttled"), shown(burned, "periods")));
    }

    /** @return that the host has too few CPUs for a container to exceed its limit */
    public static ObservedValue unreachable(double cpus, String container, int processors) {
        return new ObservedValue(
                container, CPUS, cpus(cpus), "not exceeded", "this host has %d CPUs".formatted(processors));
    }

    /** @param hogged the control group while a process allocated more memory than promised */
    public static ObservedValue reached(ByteSize memory, ControlGroup hogged) {
        return new ObservedValue(
                hogged.replica().instance(),
                MEMORY,
                memory.toString(),
                shown(number(hogged, "peak"), peak -> "%.1fM".formatted(peak / MIB)),
                "at most; %s OOM-killed, %s survived".formatted(shown(hogged, "oom_kills"), shown(hogged, "survived")));
    }

    /** @param forked the control group while more processes were created than promised */
    public static ObservedValue reached(int pids, ControlGroup forked) {
        boolean refused = number(forked, "refused").filter(is -> is > 0).isPresent();
        return new ObservedValue(
                forked.replica().instance(),
                PROCESSES,
                Integer.toString(pids),
                refused ? shown(forked, "refused_at") : "no fork refused",
                "after %s forks%s".formatted(shown(forked, "forked"), refused ? "; the next one was refused" : ""));
    }

    private static ObservedValue value(ControlGroup group, String what, String promised, String set) {
        return new ObservedValue(group.replica().instance(), what, promised, set, "");
    }

    private static Optional<Long> number(ControlGroup group, String name) {
        return Optional.ofNullable(group.numbers().get(name));
    }

    /** The swap alone: the kernel may limit memory and swap together. */
    private static Optional<Long> swap(ControlGroup group) {
        return number(group, "with_swap")
                .flatMap(both -> number(group, "memory")
                        .map(memory -> both == ControlGroup.UNLIMITED || memory == ControlGroup.UNLIMITED
                                ? ControlGroup.UNLIMITED
                                : both - memory));
    }

    private static String limit(Optional<Long> bytes) {
        return limit(bytes, LimitValues::size);
    }

    private static String limit(Optional<Long> number, LongFunction<String> text) {
        return shown(number, limit -> limit == ControlGroup.UNLIMITED ? "unlimited" : text.apply(limit));
    }

    private static String shown(ControlGroup group, String name) {
        return shown(number(group, name), Long::toString);
    }

    private static String shown(Optional<Long> number, LongFunction<String> text) {
        return number.map(text::apply).orElse(UNREAD);
    }

    private static String cpus(double promised) {
        return cpus(Math.round(MILLI * promised));
    }

    private static String cpus(long millicpus) {
        return Double.toString(millicpus / MILLI);
    }

    /** Exact: two sizes that differ by a byte have different texts. */
    private static String size(long bytes) {
        if (bytes == 0) {
            return "none";
        }
        return bytes > 0 && bytes % KIB == 0 ? new ByteSize(bytes).toString() : bytes + " bytes";
    }
}
