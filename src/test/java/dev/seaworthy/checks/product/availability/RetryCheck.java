package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.product.messages.MessageWriters;
import dev.seaworthy.docker.ComposeProject;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A balancer learns that an instance has gone while it still waits for another that is silent. nginx then finds no
 * instance at all to try next, though there are: https://github.com/nginx/nginx/issues/1656.
 */
@Tag("load")
@ExclusiveStack
@Requirement({"HA-02", "HA-07"})
final class RetryCheck {
    private static final int CLIENTS = 24;
    private static final Duration STARTED = Duration.ofSeconds(60);
    private static final Duration NOTICED = Duration.ofSeconds(15);

    private final ComposeProject stack;
    private final Faults faults;
    private final Http http;
    private final MessageWriters writers;

    RetryCheck(ComposeProject stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.faults = faults;
        this.http = new Http(stack, exchanges);
        this.writers = new MessageWriters(stack, exchanges);
    }

    @Test
    void requests_waiting_for_a_frozen_frontend_are_answered_while_another_frontend_is_removed() {
        Tier tier = oneMore("frontend", "edge", "web");
        List<Replica> silent = List.of(tier.live().getFirst());
        List<Replica> leaving = List.of(tier.live().getLast());

        Instant since = Instant.now();
        List<Exchange> answers = send(() -> {
            faults.freeze(silent); // every client soon waits for it, for the 5.5 s that the edge does
            faults.stop(leaving);
            waitUntilTriedElsewhere("edge", address(silent.getFirst(), "web"), since);
        });

        writers.assertThatEachIsKeptOnce(answers);
    }

    @Test
    void requests_waiting_for_a_frozen_API_are_answered_while_another_API_is_removed() {
        Tier tier = oneMore("api", "api-lb", "backend");
        List<Replica> silent = List.of(tier.live().getFirst());
        List<Replica> leaving = List.of(tier.live().getLast());

        Instant since = Instant.now();
        List<Exchange> answers = send(() -> {
            faults.stop(leaving); // first, since the balancer waits 2 s only, and learns within 1 s who has gone
            faults.freeze(silent);
            waitUntilTriedElsewhere("api-lb", address(silent.getFirst(), "backend"), since);
        });

        writers.assertThatEachIsKeptOnce(answers);
    }

    @Test
    void the_edge_returns_an_error_with_a_reason_when_no_frontend_responds() {
        faults.freeze(stack.replicas().of("frontend").live());

        assertThat(http.get("http://localhost/version")).refusesAsJson(504);
    }

    /** The tier with one instance more than promised, which the balancer knows. */
    private Tier oneMore(String service, String balancer, String network) {
        int promised = stack.contract().services().get(service).replicas();
        Instant since = Instant.now();
        faults.scale(service, promised + 1);
        Tier tier = eventually("%d replicas of %s are well".formatted(promised + 1, service), STARTED)
                .of(
                        () -> stack.replicas().of(service),
                        seen -> assertThat(seen).hasReplicas(promised + 1).isRunningAndHealthy());
        String newest = address(tier.live().getLast(), network);
        send(() -> eventually("%s asks %s".formatted(balancer, newest), NOTICED)
                .of(
                        () -> addressesTried(balancer, since),
                        addressesTried ->
                                assertThat(addressesTried).anyMatch(addresses -> addresses.contains(newest))));
        return tier;
    }

    private void waitUntilTriedElsewhere(String balancer, String silent, Instant since) {
        eventually("%s asks another after %s, which is silent".formatted(balancer, silent), NOTICED)
                .of(
                        () -> addressesTried(balancer, since),
                        addressesTried -> assertThat(addressesTried)
                                .filteredOn(addresses -> addresses.startsWith(silent + ","))
                                .hasSizeGreaterThan(CLIENTS / 4));
    }

    /** Every request's instances, in the order in which they were addressesTried. */
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
