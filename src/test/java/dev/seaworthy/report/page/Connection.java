package dev.seaworthy.report.page;

import dev.seaworthy.contract.Access;
import dev.seaworthy.probe.network.ConnectionAttempt;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of the attachment {@code connections from SERVICE}: an attempt to connect to a service.
 *
 * @param source the service that made the attempt
 * @param host a name or an address of the target
 * @param promised by the contract, in its words
 * @param observed the outcome in words
 */
record Connection(String source, String target, String port, String host, String promised, String observed) {
    private static final String NAME = "connections from ";

    /** @return the attempts of every such attachment */
    static List<Connection> of(ReportedRow row) {
        return row.attachments().stream()
                .filter(attachment -> attachment.name().startsWith(NAME))
                .flatMap(attachment -> attachment
                        .text()
                        .lines()
                        .skip(1)
                        .flatMap(line -> of(attachment.name().substring(NAME.length()), line)))
                .toList();
    }

    private static Stream<Connection> of(String source, String line) {
        String[] cells = line.split(",");
        return cells.length == 5
                ? Stream.of(new Connection(source, cells[0], cells[1], cells[2], cells[3], cells[4]))
                : Stream.empty();
    }

    boolean connected() {
        return observed.equals(ConnectionAttempt.Outcome.CONNECTED.toString());
    }

    boolean isPromised(Access access) {
        return promised.equals(access.toString());
    }

    boolean isViolated() {
        return connected() ? isPromised(Access.MUST_NOT) : isPromised(Access.MUST);
    }
}
