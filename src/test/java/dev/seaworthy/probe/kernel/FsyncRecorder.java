package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;

/**
 * Records the successful calls of a store's processes that receive a request, sync a file to disk or send a response. A
 * killed process alone does not prove durability: its written data survives in the kernel's page cache.
 */
public record FsyncRecorder(ComposeStack stack) {
    /**
     * Returns when the kernel reports strace as the tracer of every thread. It ignores zombies and processes that end
     * before strace attaches, and waits for processes that start later, such as health probes.
     */
    private static final String START = """
            trace=/tmp/syncs.$0
            processes() { pgrep --ns $0 --nslist pid --runstates D,R,S,t .; }
            strace --follow-forks --successful-only --decode-fds=path --string-limit=4096 --output=$trace \\
                --trace=fsync,fdatasync,read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg \\
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
            test -f $trace.pid || exit 0
            pid=$(cat $trace.pid)
            kill -INT $pid 2>/dev/null || true
            while kill -0 $pid 2>/dev/null; do
                sleep 0.05
            done
            cat $trace
            rm $trace $trace.*
            """;

    /**
     * @return the calls while {@code happening} ran
     * @throws InconclusiveException if strace cannot attach to the processes
     */
    public FsyncTrace during(Replica replica, Runnable happening) {
        String pid = Integer.toString(replica.pid());
        String calls;
        try {
            stack.probeContainer().host("bash", "-euc", START, pid);
            happening.run();
        } finally {
            calls = stack.probeContainer().host("bash", "-euc", STOP, pid);
        }
        return new FsyncTrace(calls.lines().toList());
    }
}
