package dev.seaworthy.probe.network;

/**
 * How an attempt to open a TCP connection ended.
 *
 * @param source the service that it was made from
 * @param target the service that the host belongs to
 * @param host a name or an address
 */
public record ConnectionAttempt(String source, String target, String host, int port, Outcome outcome) {
    /** What the attempt ended with. */
    public enum Outcome {
        CONNECTED,
        REFUSED,
        /** The name is not known. */
        UNRESOLVED,
        /** No answer within three seconds. */
        TIMED_OUT,
        /** There is no way to that address. */
        UNREACHABLE
    }

    public boolean connected() {
        return outcome == Outcome.CONNECTED;
    }

    @Override
    public String toString() {
        String of = host.equals(target) ? "" : " of " + target;
        return "%s:%d%s %s".formatted(host, port, of, outcome);
    }
}
