package dev.seaworthy.probe.network;

import dev.seaworthy.contract.Access;
import dev.seaworthy.contract.Contract;
import java.util.Collection;
import java.util.List;

/** The connection attempts of one service and their outcomes. */
public record ConnectionAttempts(String source, List<ConnectionAttempt> all) {
    /** @return the services with a promised target that the source could not connect to */
    public List<String> missing(Contract contract) {
        return all.stream()
                .filter(attempt -> !attempt.connected())
                .filter(attempt ->
                        contract.access(source, attempt.target(), attempt.host(), attempt.port()) == Access.MUST)
                .map(ConnectionAttempt::target)
                .distinct()
                .toList();
    }

    /** @return the attempts without those to these services that failed */
    public ConnectionAttempts without(Collection<String> targets) {
        return new ConnectionAttempts(
                source,
                all.stream()
                        .filter(attempt -> attempt.connected() || !targets.contains(attempt.target()))
                        .toList());
    }
}
