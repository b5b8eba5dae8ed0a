package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.InconclusiveException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The calls of a store's processes in the order of their ends.
 *
 * @param calls the output of {@code strace --follow-forks --successful-only --decode-fds=path}
 */
public record FsyncTrace(List<String> calls) {
    private static final Pattern RECEIVED = socketCall("read|readv|recvfrom|recvmsg");
    private static final Pattern SENT = socketCall("write|writev|sendto|sendmsg");
    private static final Pattern SYNCED = Pattern.compile("^\\d+ +(fsync|fdatasync)\\(");

    private static Pattern socketCall(String names) {
        return Pattern.compile("^\\d+ +(%s)\\((?<socket>\\d+<(socket|TCP|TCPv6):[^>]*>)".formatted(names));
    }

    /**
     * @param mark a text that only one request to the store contains
     * @return the number of syncs after the store received this request and before it sent its response
     * @throws InconclusiveException if the trace does not contain the request or its response
     */
    public long syncsBeforeResponseTo(String mark) {
        int received =
                first(0, call -> call.contains(mark) && RECEIVED.matcher(call).find(), "a request with " + mark);
        String socket = socket(RECEIVED, calls.get(received));
        int sent = first(received, call -> socket.equals(socket(SENT, call)), "a response to the request with " + mark);
        return calls.subList(received, sent).stream()
                .filter(call -> SYNCED.matcher(call).find())
                .count();
    }

    private int first(int from, Predicate<String> such, String what) {
        return IntStream.range(from, calls.size())
                .filter(index -> such.test(calls.get(index)))
                .findFirst()
                .orElseThrow(() -> new InconclusiveException(
                        "strace does not show %s among %d calls".formatted(what, calls.size())));
    }

    /** @return the file descriptor and the inode of the socket; empty for another call */
    private static String socket(Pattern calls, String call) {
        Matcher matcher = calls.matcher(call);
        return matcher.find() ? matcher.group("socket") : "";
    }
}
