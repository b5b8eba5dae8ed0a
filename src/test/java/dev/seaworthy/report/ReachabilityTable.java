package dev.seaworthy.report;

import dev.seaworthy.contract.Access;
import dev.seaworthy.contract.Contract;
import dev.seaworthy.probe.network.ConnectionAttempt;
import dev.seaworthy.probe.network.ConnectionAttempts;
import io.qameta.allure.Allure;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * Attaches the promised and the observed outcome of each connection attempt to the report, also if the check passed.
 * What is not as promised comes first.
 */
public final class ReachabilityTable {
    private ReachabilityTable() {}

    public static void attach(ConnectionAttempts attempts, Contract contract) {
        String rows = attempts.all().stream()
                .sorted(Comparator.comparing((ConnectionAttempt attempt) -> isAsPromised(attempt, contract))
                        .thenComparing(ConnectionAttempt::target)
                        .thenComparing(ConnectionAttempt::port)
                        .thenComparing(ConnectionAttempt::host))
                .map(attempt -> "%s,%d,%s,%s,%s"
                        .formatted(
                                attempt.target(),
                                attempt.port(),
                                attempt.host(),
                                access(attempt, contract),
                                attempt.outcome()))
                .collect(Collectors.joining("\n"));
        Allure.addAttachment(
                "connections from %s".formatted(attempts.source()),
                "text/csv",
                "target,port,host,promised,observed\n" + rows,
                ".csv");
    }

    private static boolean isAsPromised(ConnectionAttempt attempt, Contract contract) {
        Access promised = access(attempt, contract);
        return promised != (attempt.connected() ? Access.MUST_NOT : Access.MUST);
    }

    private static Access access(ConnectionAttempt attempt, Contract contract) {
        return contract.access(attempt.source(), attempt.target(), attempt.host(), attempt.port());
    }
}
