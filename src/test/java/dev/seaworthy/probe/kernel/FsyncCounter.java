package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;

/**
 * Counts the successful fsync and fdatasync calls of a container's processes. A killed process alone does not prove
 * durability: its written data survives in the kernel's page cache.
 */
public record FsyncCounter(ComposeStack stack) {
    /**
     * Returns when the kernel reports strace as the tracer of every thread. It ignores zombies and processes that end
     * before strace attaches, and waits for processes that start later, such as health probes.
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
            echo "strace is not attached to: $left" >&2
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
     * @return the number of successful calls while {@code happening} ran
     * @throws InconclusiveException if strace cannot attach to the processes
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
