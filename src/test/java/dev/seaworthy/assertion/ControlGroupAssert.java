package dev.seaworthy.assertion;

import dev.seaworthy.contract.Limits;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.probe.kernel.ControlGroup;
import org.assertj.core.api.AbstractAssert;

/** Asserts a container's resource limits, as its control group enforces them. */
public final class ControlGroupAssert extends AbstractAssert<ControlGroupAssert, ControlGroup> {
    /** The kernel grants CPU time in slices, and other processes run during the measurement. */
    private static final double TOLERANCE = 0.15;

    /** The share of CFS periods that must be throttled. In fewer, other processes used some of its CPU time. */
    private static final double NEARLY_ALL = 0.9;

    /** A process that is being killed may still allocate some pages: at most this fraction of the limit. */
    private static final long OVERSHOOT = 64;

    private ControlGroupAssert(ControlGroup actual) {
        super(actual, ControlGroupAssert.class);
    }

    public static ControlGroupAssert assertThat(ControlGroup actual) {
        return new ControlGroupAssert(actual);
    }

    /** Fails unless the container has exactly these limits; others are not compared. */
    public ControlGroupAssert hasLimits(Limits promised) {
        promised.memory().ifPresent(memory -> {
            has("memory", "bytes of memory", memory.count());
            promised.swap()
                    .ifPresent(swap -> has("with_swap", "bytes of memory plus swap", memory.count() + swap.bytes()));
        });
        promised.cpus().ifPresent(cpus -> has("millicpus", "millicpus", Math.round(1000 * cpus)));
        promised.pids().ifPresent(pids -> has("pids", "processes", pids));
        return this;
    }

    /**
     * Fails unless the container, under full CPU load, got the promised CPU time and was throttled by the kernel.
     *
     * @throws TooSlowException if it got less because other processes ran
     */
    public ControlGroupAssert gotProcessors(double promised) {
        double got = actual.number("millicpus") / 1000.0;
        long periods = actual.number("periods");
        long throttled = actual.number("throttled");
        if (got > promised + TOLERANCE * promised) {
            throw wanted(promised, got);
        }
        if (periods == 0) {
            throw failure(
                    "%s: expected a CPU limit, but it used %s CPUs and the kernel enforces none",
                    actual.replica().instance(), got);
        }
        if (throttled < NEARLY_ALL * periods) {
            throw new TooSlowException(
                    "%s used %s CPUs, and other processes used the rest: throttled in %d of %d periods"
                            .formatted(actual.replica().instance(), got, throttled, periods));
        }
        if (got < promised - TOLERANCE * promised) {
            throw wanted(promised, got);
        }
        return this;
    }

    private AssertionError wanted(double promised, double got) {
        return failure(
                "%s: expected %s CPUs under full load, but it used %s",
                actual.replica().instance(), promised, got);
    }

    /** Fails unless the peak usage was within the limit and every process that exceeded it was OOM-killed. */
    public ControlGroupAssert wasKeptWithin(long bytes) {
        if (actual.number("peak") > bytes + bytes / OVERSHOOT) {
            throw failure(
                    "%s: expected at most %d bytes of memory, but %d were in use",
                    actual.replica().instance(), bytes, actual.number("peak"));
        }
        if (actual.number("survived") > 0 || actual.number("oom_kills") < 1) {
            throw failure(
                    "%s: expected an OOM kill beyond %d bytes of memory, but %d processes survived, %d were killed",
                    actual.replica().instance(), bytes, actual.number("survived"), actual.number("oom_kills"));
        }
        return this;
    }

    /** Fails unless processes could be created up to this number, and no more. */
    public ControlGroupAssert forkedUpTo(int promised) {
        if (actual.number("refused") == 0) {
            throw failure(
                    "%s: expected at most %d processes, but no fork was refused",
                    actual.replica().instance(), promised);
        }
        if (actual.number("forked") < 1 || actual.number("refused_at") != promised) {
            throw failure(
                    "%s: expected %d processes, but a fork was refused at %d",
                    actual.replica().instance(), promised, actual.number("refused_at"));
        }
        return this;
    }

    private void has(String name, String unit, long promised) {
        long set = actual.number(name);
        if (set != promised) {
            throw failure(
                    "%s: expected a limit of %d %s, but its limit is %s",
                    actual.replica().instance(), promised, unit, set == ControlGroup.UNLIMITED ? "none" : set);
        }
    }
}
