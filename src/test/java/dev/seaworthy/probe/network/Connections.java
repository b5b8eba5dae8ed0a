package dev.seaworthy.probe.network;

import dev.seaworthy.docker.HostSpeed;
import dev.seaworthy.docker.InconclusiveException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens TCP connections concurrently, by the command {@code reach} of the probe container. */
final class Connections {
    /** An attempt without a response for this time has timed out. Within one host a connection takes milliseconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private Connections() {}

    /**
     * The target of an attempt.
     *
     * @param service that the host belongs to
     * @param host a name or an IP address
     */
    record Target(String service, String host, int port) {}

    /**
     * @param source the service that makes the attempts
     * @param place runs a command there, and returns its standard output
     * @throws InconclusiveException if the outcome of an attempt is unknown
     */
    static List<ConnectionAttempt> attempt(String source, List<Target> targets, Function<String[], String> place) {
        Map<String, String> outcomes = place.apply(command(targets))
                .lines()
                .map(line -> line.split(" ", 3))
                .collect(Collectors.toMap(words -> words[0] + " " + words[1], words -> words[2], (one, same) -> one));
        return targets.stream()
                .map(target -> new ConnectionAttempt(
                        source,
                        target.service(),
                        target.host(),
                        target.port(),
                        outcome(target, outcomes.get(target.host() + " " + target.port()))))
                .toList();
    }

    private static String[] command(List<Target> targets) {
        return Stream.concat(
                        Stream.of(
                                "reach",
                                Long.toString(HostSpeed.current().scale(TIMEOUT).toSeconds())),
                        targets.stream().flatMap(target -> Stream.of(target.host(), Integer.toString(target.port()))))
                .toArray(String[]::new);
    }

    private static ConnectionAttempt.Outcome outcome(Target target, String word) {
        try {
            return ConnectionAttempt.Outcome.valueOf(
                    String.valueOf(word).toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new InconclusiveException(
                    "the outcome of the connection attempt to %s is unknown: %s".formatted(target, word), e);
        }
    }
}
