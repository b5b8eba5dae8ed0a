package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.product.messages.MessageWriters;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.ProxyLog;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A balancer learns that a replica was removed while it still waits for another that does not respond. nginx then finds
 * no replica to try next, though there are some: https://github.com/nginx/nginx/issues/1656.
 */
@DisplayName("Retries by the load balancers")
@Tag("load")
@ExclusiveStack
@Requirement({"HA-02", "HA-07"})
final class RetryCheck {
    private static final int CLIENTS = 24;
    private static final Duration STARTED = Duration.ofSeconds(60);
    private static final Duration NOTICED = Duration.ofSeconds(15);

    private final ComposeStack stack;
    private final Faults faults;
    private final Http http;
    private final MessageWriters writers;

    RetryCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.faults = faults;
        this.http = new Http(stack, exchanges);
        this.writers = new MessageWriters(stack, exchanges);
    }

    @Test
    void requests_waiting_for_a_frozen_frontend_are_answered_while_another_frontend_is_removed() {
        Tier tier = oneMore("frontend", "edge", "web");
        List<Replica> silent = List.of(tier.first());
        List<Replica> leaving = List.of(tier.last());

        Instant since = Instant.now();
        List<Exchange> answers = send(() -> {
            faults.containers().freeze(silent); // every client soon waits for it, until the edge's timeout of 5.5 s
            faults.containers().stop(leaving);
            awaitRequestsWaitingFor(silent.getFirst(), "edge", "web", since);
        });

        writers.assertThatEachIsKeptOnce(answers);
    }

    @Test
    void requests_waiting_for_a_frozen_API_are_answered_while_another_API_is_removed() {
        Tier tier = oneMore("api", "api-lb", "backend");
        List<Replica> silent = List.of(tier.first());
        List<Replica> leaving = List.of(tier.last());

        Instant since = Instant.now();
        List<Exchange> answers = send(() -> {
            faults.containers().stop(leaving); // first: the balancer waits only 2 s, and notices the removal within 1 s
            faults.containers().freeze(silent);
            awaitRequestsWaitingFor(silent.getFirst(), "api-lb", "backend", since);
        });

        writers.assertThatEachIsKeptOnce(answers);
    }

    @Test
    void the_edge_returns_an_error_with_a_reason_when_no_frontend_responds() {
        faults.containers().freeze(stack.replicas().of("frontend").live());

        Exchange answer = http.get("http://localhost/version");
        assertThat(answer).hasStatus(504);
        // not refusesAsJson: that excuses a status of 504 on an overloaded host, but here it is the promise
        assertThat(answer.header("Content-Type").orElse(""))
                .as("content type of the response %s with the body %s", answer, answer.body())
                .startsWith("application/json");
        assertThat(answer.json().path("error").asString(""))
                .as("reason in the response %s with the body %s", answer, answer.body())
                .contains(" ");
    }

    /** @return the tier with one replica more than promised, which the balancer uses */
    private Tier oneMore(String service, String balancer, String network) {
        int promised = stack.contract().services().get(service).replicas();
        Instant since = Instant.now();
        faults.services().scale(service, promised + 1);
        Tier tier = eventually("%d replicas of %s are healthy".formatted(promised + 1, service), STARTED)
                .beforehand(
                        () -> stack.replicas().of(service),
                        seen -> assertThat(seen).hasReplicas(promised + 1).isRunningAndHealthy());
        String newest = address(tier.last(), network);
        send(() -> eventually("%s sends requests to %s".formatted(balancer, newest), NOTICED)
                .beforehand(
                        () -> addressesTried(balancer, since),
                        addressesTried ->
                                assertThat(addressesTried).anyMatch(addresses -> addresses.contains(newest))));
        return tier;
    }

    /** Waits for the timeout of requests at the frozen replica, whether or not the balancer tries another one. */
    private void awaitRequestsWaitingFor(Replica silent, String balancer, String network, Instant since) {
        String address = silent.addresses().get(network);
        eventually("requests of %s have waited for %s, which is frozen".formatted(balancer, silent.instance()), NOTICED)
                .beforehand(
                        () -> new ProxyLog(stack, balancer).since(since),
                        entries -> assertThat(entries)
                                .filteredOn(entry -> entry.failedAt(address))
                                .hasSizeGreaterThan(CLIENTS / 4));
    }

    /** The replicas of every request, in the order in which they were tried. */
    private List<String> addressesTried(String balancer, Instant since) {
        return new ProxyLog(stack, balancer)
                .since(since).stream().map(ProxyLog.Entry::upstreamAddr).toList();
    }

    private static String address(Replica replica, String network) {
        return replica.addresses().get(network) + ":8080";
    }

    private List<Exchange> send(Runnable happening) {
        return writers.during(happening, CLIENTS);
    }
}
