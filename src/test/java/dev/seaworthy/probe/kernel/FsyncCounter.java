package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;

/**
 * How often a container's processes have the kernel bring a file to the disk. That a program that is killed has lost
 * nothing says little about it: what it wrote is in the kernel's memory then.
 */
public record FsyncCounter(ComposeProject stack) {
    /**
     * Returns when the kernel names strace as the tracer of every thread. Processes that end before strace reaches them
     * do not count, and a zombie cannot be watched; one that comes later, such as a health probe, is waited for.
     */
    private static final String START = """
            trace=/tmp/syncs.$0
            processes() { pgrep --ns $0 --nslist pid --runstates D,R,S,t .; }
            strace --follow-forks --trace=fsync,fdatasync --successful-only --output=$trace \\
                $(processes | sed s/^/--attach=/) </dev/null >/dev/null 2>$trace.said &
            strace=$!
            echo $strace >$trace.pid
            unwatched() {
                for pid in $(processes); do
                    grep --files-without-match "^TracerPid:[[:space:]]$strace$" /proc/$pid/task/*/status 2>/dev/null || true
                done
            }
            for _ in $(seq $((100 * FACTOR))); do
                left=$(unwatched)
                test -n "$left" || exit 0
                sleep 0.05
            done
            echo "not watched: $left" >&2
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
        stack.probeContainer().host("bash", "-euc", START, pid);
        long syncs;
        try {
            happening.run();
        } finally {
            syncs = Long.parseLong(
                    stack.probeContainer().host("bash", "-euc", STOP, pid).strip());
        }
        return syncs;
    }
}
