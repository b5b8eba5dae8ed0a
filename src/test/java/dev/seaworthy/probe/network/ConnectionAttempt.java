package dev.seaworthy.probe.network;

/**
 * The outcome of an attempt to open a TCP connection.
 *
 * @param source the service that made the attempt
 * @param target the service that the host belongs to
 * @param host a name or an IP address
 */
public record ConnectionAttempt(String source, String target, String host, int port, Outcome outcome) {
    /** The possible outcomes. */
    public enum Outcome {
        CONNECTED("accepted"),
        REFUSED("refused"),
        UNRESOLVED("host name not resolved"),
        /** No response within three seconds. */
        TIMED_OUT("timed out"),
        UNREACHABLE("no route to the address");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
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
