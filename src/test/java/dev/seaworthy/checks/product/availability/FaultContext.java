package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.load.History;
import dev.seaworthy.load.OpenLoopLoad;
import dev.seaworthy.probe.http.ProxyLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One replica under load, and the observations that show a fault of it.
 *
 * @param target as it was before
 * @param since the moment before the fault
 */
record FaultContext(ComposeStack stack, Faults faults, OpenLoopLoad load, Replica target, Instant since) {
    private static final Duration SEEN = Duration.ofSeconds(15);

    /** The balancer of a service, whose log shows which replica does not respond. */
    private static final Map<String, String> BALANCERS = Map.of("frontend", "edge", "api", "api-lb");

    String service() {
        return target.service();
    }

    int promised() {
        return stack.contract().services().get(service()).replicas();
    }

    List<Replica> live() {
        return stack.replicas().of(service()).live();
    }

    /** Waits for an event of the target, by the engine. */
    void awaitEvent(String action) {
        ContainerEvents.of(stack, target, action, since, SEEN);
    }

    /** Waits for a request without a response, by the log of the balancer or, without one, by the clients. */
    void awaitUnansweredRequest() {
        eventually(target.instance() + " has not responded to a request", SEEN)
                .beforehand(
                        () -> balancer().map(this::unanswered).orElseGet(this::failed),
                        requests -> assertThat(requests).isPositive());
    }

    /** Waits until all requests of the next second have ended. */
    void awaitOneSecondEnded() {
        new SteadyState(load).awaitOneSecondEnded();
    }

    private Optional<ProxyLog> balancer() {
        return Optional.ofNullable(BALANCERS.get(service())).map(name -> new ProxyLog(stack, name));
    }

    private long unanswered(ProxyLog balancer) {
        return balancer.since(since).stream()
                .filter(entry -> target.addresses().values().stream().anyMatch(entry::failedAt))
                .count();
    }

    private long failed() {
        History soFar = load.soFar();
        return soFar.between(soFar.at(since), soFar.until()).failed().size();
    }

    void disconnect() {
        faults.networks().disconnect(target);
        if (!stack.replicas().afresh(target).addresses().isEmpty()) {
            throw new InconclusiveException(target.instance() + " is still connected to a network");
        }
    }

    void verifyOtherAddresses() {
        Map<String, String> addresses = stack.replicas().afresh(target).addresses();
        if (!addresses.keySet().equals(target.addresses().keySet())
                || !Collections.disjoint(
                        addresses.entrySet(), target.addresses().entrySet())) {
            throw new InconclusiveException(
                    "%s does not have another address in each of its networks: before %s, now %s"
                            .formatted(target.instance(), target.addresses(), addresses));
        }
    }

    void awaitHealthy(int replicas) {
        eventually(
                        "%d replicas of %s are healthy".formatted(replicas, service()),
                        stack.contract().healthyWithin().duration())
                .beforehand(
                        () -> stack.replicas().of(service()),
                        tier -> assertThat(tier).hasReplicas(replicas).isRunningAndHealthy());
    }

    /** Fails if a container from before the rolling update is left. */
    void verifyReplaced(List<Replica> old, CommandResult roll) {
        assertThat(roll.exit())
                .as(
                        "exit status of bin/roll %s, which reports: %s",
                        service(), roll.errors().strip())
                .isZero();
        assertThat(stack.replicas().of(service()).replicas())
                .as("containers of %s after the rolling update", service())
                .extracting(Replica::id)
                .doesNotContainAnyElementsOf(old.stream().map(Replica::id).toList());
    }

    /**
     * Waits until every one of the promised number of replicas serves requests again. Healthy ones may not yet: their
     * balancer resolves their names once per second, and a fault of the others would leave it without any.
     *
     * @param recovered when the fault was undone
     */
    void awaitAllServing(Instant recovered) {
        awaitHealthy(promised());
        verifySameNetworks();
        balancer()
                .ifPresent(balancer -> eventually(
                                "%s sends requests to every replica of %s".formatted(balancer.service(), service()),
                                SteadyState.TIMEOUT)
                        .beforehand(
                                () -> balancer.since(recovered),
                                entries -> assertThat(live())
                                        .as("replicas of %s that have responded after the recovery", service())
                                        .allMatch(replica -> entries.stream()
                                                .anyMatch(entry -> replica.addresses().values().stream()
                                                        .anyMatch(entry::isAnsweredBy)))));
    }

    private void verifySameNetworks() {
        live().stream()
                .filter(replica ->
                        !replica.addresses().keySet().equals(target.addresses().keySet()))
                .findFirst()
                .ifPresent(replica -> {
                    throw new InconclusiveException("%s is on the networks %s after the fault, but %s was on %s"
                            .formatted(
                                    replica.instance(),
                                    replica.addresses().keySet(),
                                    target.instance(),
                                    target.addresses().keySet()));
                });
    }

    /** @return when the target was started again; if it was not, when it recovered */
    Instant back(Instant recovered) {
        return live().stream()
                .filter(replica -> replica.id().equals(target.id()))
                .map(Replica::startedAt)
                .filter(started -> started.isAfter(since))
                .findFirst()
                .orElse(recovered);
    }
}
