package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static dev.seaworthy.assertion.LoadDistributionAssert.assertThatShares;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.ReplicaNames;
import dev.seaworthy.load.ClosedLoopLoad;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.VisitResponse;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exclusive, so that the requests of other checks do not take turns in between. */
@DisplayName("Load distribution")
@ExclusiveStack
final class LoadDistributionCheck {
    private static final int REQUESTS = 36;
    /**
     * With round robin, shares differ by one request at most. The tolerance is for the stack's own health checks, which
     * also go through the inner balancer; a replica that is left out, or preferred, differs by a third of its share or
     * more.
     */
    private static final double TOLERANCE = 0.25;

    private final Http http;
    private final ClosedLoopLoad load;
    private final ReplicaNames replicas;

    LoadDistributionCheck(Http http, ClosedLoopLoad load, ReplicaNames replicas) {
        this.http = http;
        this.load = load;
        this.replicas = replicas;
    }

    @ParameterizedTest(name = "{1} by way of {0}")
    @CsvSource({
        "http://localhost/version,         frontend",
        "http://localhost/passthrough,     api",
        "http://backend.localhost/version, api"
    })
    @Requirement("CLUSTER-04")
    void every_running_replica_receives_an_equal_share_of_the_requests(String target, String service) {
        assertFairShares(target, service);
    }

    @Test
    @Requirement("PROXY-02")
    void every_frontend_receives_an_equal_share_of_the_requests_to_frontend_localhost() {
        assertFairShares("http://frontend.localhost/version", "frontend");
    }

    @Test
    @Requirement("VISITS-04")
    void consecutive_visits_are_answered_by_different_replicas() {
        replicas.of("frontend", () -> answers("http://localhost/version"));

        List<String> hostnames = visits().map(visit -> precondition(visit).isVisit())
                .map(VisitResponse::hostname)
                .toList();

        assertThatShares(hostnames)
                .as("hostnames of the frontends that responded")
                .alternates()
                .cameFromExactly(replicas.hostnames("frontend", hostnames));
    }

    /** Each edge takes turns by itself: several of them alternate on one connection, which reaches one of them. */
    private Stream<Exchange> visits() {
        return replicas.areBehindOneEdge()
                ? Stream.generate(() -> http.get("http://localhost/")).limit(REQUESTS)
                : load.visits(REQUESTS, 1).stream();
    }

    private void assertFairShares(String target, String service) {
        List<String> names = replicas.of(service, () -> answers(target));

        assertThatShares(answers(target)).areFairAmong(names, TOLERANCE);
    }

    /** @return the names of the replicas that responded */
    private List<String> answers(String target) {
        return Stream.generate(() -> precondition(http.get(target)).hasText("name"))
                .limit(REQUESTS)
                .toList();
    }
}
