package dev.seaworthy.assertion;

import dev.seaworthy.contract.Access;
import dev.seaworthy.contract.Contract;
import dev.seaworthy.probe.network.ConnectionAttempt;
import dev.seaworthy.probe.network.ConnectionAttempts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Asserts which targets a service can connect to. */
public final class ConnectionAttemptsAssert extends AbstractAssert<ConnectionAttemptsAssert, ConnectionAttempts> {
    private ConnectionAttemptsAssert(ConnectionAttempts actual) {
        super(actual, ConnectionAttemptsAssert.class);
    }

    public static ConnectionAttemptsAssert assertThat(ConnectionAttempts actual) {
        return new ConnectionAttemptsAssert(actual);
    }

    /** Fails if a promised target is unreachable, or a service that shares no network with it is reachable. */
    public ConnectionAttemptsAssert keep(Contract contract) {
        List<ConnectionAttempt> missing = those(contract, Access.MUST, attempt -> !attempt.connected());
        List<ConnectionAttempt> forbidden = those(contract, Access.MUST_NOT, ConnectionAttempt::connected);
        List<String> violations = new ArrayList<>();
        if (!missing.isEmpty()) {
            violations.add("expected to connect to every promised target, but: " + described(missing));
        }
        if (!forbidden.isEmpty()) {
            violations.add(
                    "expected to connect to no service that it shares no network with in the contract (%s), but: %s"
                            .formatted(String.join(", ", networks(contract)), described(forbidden)));
        }
        if (!violations.isEmpty()) {
            throw failure("%s: %s", actual.source(), String.join("; ", violations));
        }
        return this;
    }

    /** Fails if an attempt was successful, or if there was none. */
    public ConnectionAttemptsAssert allFailed() {
        List<ConnectionAttempt> successful =
                actual.all().stream().filter(ConnectionAttempt::connected).toList();
        if (actual.all().isEmpty() || !successful.isEmpty()) {
            throw failure(
                    "%s: expected to connect to no host outside the stack, but of %d attempts these succeeded: %s",
                    actual.source(), actual.all().size(), described(successful));
        }
        return this;
    }

    private List<ConnectionAttempt> those(Contract contract, Access access, Predicate<ConnectionAttempt> ended) {
        return actual.all().stream()
                .filter(ended)
                .filter(attempt ->
                        contract.access(attempt.source(), attempt.target(), attempt.host(), attempt.port()) == access)
                .toList();
    }

    private List<String> networks(Contract contract) {
        return contract.networks().entrySet().stream()
                .filter(network -> network.getValue().services().contains(actual.source()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Groups by target and outcome: a service usually is reachable by all its names and addresses, or by none. */
    private static String described(List<ConnectionAttempt> attempts) {
        return attempts.stream()
                .collect(Collectors.groupingBy(
                        attempt -> "%s:%d %s via ".formatted(attempt.target(), attempt.port(), attempt.outcome()),
                        LinkedHashMap::new,
                        Collectors.mapping(ConnectionAttempt::host, Collectors.toList())))
                .entrySet()
                .stream()
                .map(target -> target.getKey() + first(target.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String first(List<String> hosts) {
        int others = hosts.size() - 1;
        return hosts.getFirst()
                + (others == 0
                        ? ""
                        : " and %d other %s".formatted(others, others == 1 ? "name or address" : "names or addresses"));
    }
}
