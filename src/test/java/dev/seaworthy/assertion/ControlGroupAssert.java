package dev.seaworthy.assertion;

import dev.seaworthy.contract.Limits;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.probe.kernel.ControlGroup;
import org.assertj.core.api.AbstractAssert;

/** Judges what the kernel lets a container use. */
public final class ControlGroupAssert extends AbstractAssert<ControlGroupAssert, ControlGroup> {
    /** The kernel gives processor time in slices, and what is started while it is measured is never alone. */
    private static final double TOLERANCE = 0.15;

    /** Of the kernel's periods; held back in fewer, it left to others what it might have had. */
    private static final double NEARLY_ALL = 0.9;

    /** What is being killed may still get some pages, so that it can end. */
    private static final long OVERSHOOT = 64;

    private ControlGroupAssert(ControlGroup actual) {
        super(actual, ControlGroupAssert.class);
    }

    public static ControlGroupAssert assertThat(ControlGroup actual) {
        return new ControlGroupAssert(actual);
    }

    /** The kernel has exactly these limits, and swap is not on top of the memory. */
    public ControlGroupAssert hasLimits(Limits promised) {
        has("memory", "bytes of memory", promised.memory().count());
        has("with_swap", "bytes of memory and swap together", promised.memory().count());
        has("millicpus", "thousandths of a processor", Math.round(1000 * promised.cpus()));
        return has("pids", "processes", promised.pids());
    }

    /**
     * Wanting more, it got as much processor time as was promised, and the kernel held it back.
     *
     * @throws TooSlowException if it got less because others ran
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
                    "%s: used %s processors, but nothing would have held it back",
                    actual.replica().instance(), got);
        }
        if (throttled < NEARLY_ALL * periods) {
            throw new TooSlowException(
                    "%s used %s processors, and others used what it could have had: it was held back in %d of %d periods"
                            .formatted(actual.replica().instance(), got, throttled, periods));
        }
        if (got < promised - TOLERANCE * promised) {
            throw wanted(promised, got);
        }
        return this;
    }

    private AssertionError wanted(double promised, double got) {
        return failure(
                "%s: promised are %s processors, it used %s when it wanted more",
                actual.replica().instance(), promised, got);
    }

    /** What wanted more memory was killed, and never was more in use. */
    public ControlGroupAssert wasKeptWithin(long bytes) {
        if (actual.number("peak") > bytes + bytes / OVERSHOOT) {
            throw failure(
                    "%s: promised are at most %d bytes of memory, %d were in use",
                    actual.replica().instance(), bytes, actual.number("peak"));
        }
        if (actual.number("survived") > 0 || actual.number("oom_kills") < 1) {
            throw failure(
                    "%s: of what wanted twice the promised %d bytes of memory %d got them, and the kernel killed %d",
                    actual.replica().instance(), bytes, actual.number("survived"), actual.number("oom_kills"));
        }
        return this;
    }

    /** Processes could be made until there were as many as promised, and no more. */
    public ControlGroupAssert forkedUpTo(int promised) {
        if (actual.number("refused") == 0) {
            throw failure(
                    "%s: promised are at most %d processes, none was refused",
                    actual.replica().instance(), promised);
        }
        if (actual.number("forked") < 1 || actual.number("refused_at") != promised) {
            throw failure(
                    "%s: promised are %d processes, one more was refused when there were %d",
                    actual.replica().instance(), promised, actual.number("refused_at"));
        }
        return this;
    }

    private ControlGroupAssert has(String name, String unit, long promised) {
        long set = actual.number(name);
        if (set != promised) {
            throw failure(
                    "%s: promised are at most %d %s, the kernel's limit is %s",
                    actual.replica().instance(), promised, unit, set == ControlGroup.UNLIMITED ? "none" : set);
        }
        return this;
    }
}
