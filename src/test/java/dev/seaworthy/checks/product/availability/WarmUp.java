package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.product.messages.Messages;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.load.ClosedLoopClients;
import dev.seaworthy.load.ClosedLoopLoad;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Warms up with closed-loop clients: an open-loop load would overload applications that have just been started, and
 * overload is not tested here. Sends both kinds of requests, since each has its own code to be compiled.
 */
record WarmUp(ComposeStack stack) {
    private static final int WARMING = 1_000;
    private static final int VISITORS = 16;
    private static final int WRITERS = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    void run() {
        ClosedLoopLoad visitors = new ClosedLoopLoad(stack, new Exchanges());
        ClosedLoopClients writers = new ClosedLoopClients(new Http(stack, new Exchanges()));
        List<Exchange> written = writers.during(
                () -> eventually("visits of closed-loop clients are fast, so that the applications are warm", TIMEOUT)
                        .beforehand(
                                () -> visitors.visits(WARMING, VISITORS),
                                visits -> assertThat(visits)
                                        .allMatch(visit -> visit.status() == 200, "has status 200")
                                        .filteredOn(visit -> visit.elapsed().compareTo(SteadyState.P99) > 0)
                                        .hasSizeLessThan(WARMING / 100)),
                WRITERS,
                () -> Messages.json("warming up " + UUID.randomUUID()));
        if (written.stream().anyMatch(answer -> answer.status() != 201)) {
            throw new InconclusiveException("messages were rejected before the fault: their outcome is unknown");
        }
    }
}
