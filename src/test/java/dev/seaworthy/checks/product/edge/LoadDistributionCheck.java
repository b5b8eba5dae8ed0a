package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static dev.seaworthy.assertion.LoadDistributionAssert.assertThatShares;
import static dev.seaworthy.assertion.TierAssert.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.product.availability.DiscoveryCheck;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.VisitResponse;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

    /** Not judged here, where one observation is {@link #REQUESTS} requests, but in {@link DiscoveryCheck}. */
    private static final Duration FOUND = Duration.ofSeconds(3);

    private final ComposeStack stack;
    private final Http http;

    LoadDistributionCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.http = new Http(stack, exchanges);
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
        Tier frontends = awaitFound("http://localhost/version", "frontend");

        List<String> hostnames = Stream.generate(
                        () -> precondition(http.get("http://localhost/")).isVisit())
                .limit(REQUESTS)
                .map(VisitResponse::hostname)
                .toList();

        assertThatShares(hostnames)
                .as("hostnames of the frontends that responded")
                .alternates()
                .cameFromExactly(
                        frontends.live().stream().map(Replica::hostname).toList());
    }

    private void assertFairShares(String target, String service) {
        Tier tier = awaitFound(target, service);

        assertThatShares(answers(target)).areFairAmong(tier.instances(), TOLERANCE);
    }

    /**
     * Waits until every replica responds, because faults of other checks may have left one out of the rotation until
     * just now. If one does not respond in time, the distribution is judged as it is.
     */
    private Tier awaitFound(String target, String service) {
        int replicas = stack.contract().services().get(service).replicas();
        Tier tier = eventually("%d replicas of %s are running".formatted(replicas, service), FOUND)
                .beforehand(
                        () -> stack.replicas().of(service),
                        found -> assertThat(found).hasReplicas(replicas));
        eventually("every replica of " + service + " responds", FOUND)
                .completeOrLast(
                        () -> answers(target), answered -> Set.copyOf(answered).equals(Set.copyOf(tier.instances())));
        return tier;
    }

    /** @return the names of the replicas that responded */
    private List<String> answers(String target) {
        return Stream.generate(() -> precondition(http.get(target)).hasText("name"))
                .limit(REQUESTS)
                .toList();
    }
}
