package dev.seaworthy.probe;

import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.InconclusiveException;
import dev.seaworthy.stack.Replica;

/**
 * How often a container's processes have the kernel bring a file to the disk. That a program that is killed has lost
 * nothing says little about it: what it wrote is in the kernel's memory then.
 */
public record Syncs(ComposeProject stack) {
    /** Returns when strace has said of every process that it watches it. A zombie cannot be watched. */
    private static final String START = """
            trace=/tmp/syncs.$0
            attach=$(pgrep --ns $0 --nslist pid --runstates D,R,S . | sed s/^/--attach=/)
            strace --follow-forks --trace=fsync,fdatasync --successful-only --output=$trace $attach \\
                </dev/null >/dev/null 2>$trace.said &
            echo $! >$trace.pid
            for _ in {1..100}; do
                attached=$(grep --count attached $trace.said || true)
                test $attached -lt $(wc --words <<<"$attach") || exit 0
                sleep 0.05
            done
            cat $trace.said >&2
            exit 1
            """;

    private static final String STOP = """
            trace=/tmp/syncs.$0
            pid=$(cat $trace.pid)
            kill -INT $pid
            while kill -0 $pid 2>/dev/null; do
                sleep 0.05
            done
            grep --count sync $trace || true
            rm $trace $trace.*
            """;

    /**
     * @return how many succeeded while it happened
     * @throws InconclusiveException if the processes cannot be watched
     */
    public long during(Replica replica, Runnable happening) {
        String pid = Integer.toString(replica.pid());
        stack.helper().host("bash", "-euc", START, pid);
        long syncs;
        try {
            happening.run();
        } finally {
            syncs = Long.parseLong(
                    stack.helper().host("bash", "-euc", STOP, pid).strip());
        }
        return syncs;
    }
}
