package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.Eventually.eventuallyWithin;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.load.History;
import dev.seaworthy.load.OpenLoopLoad;
import dev.seaworthy.probe.http.ProxyLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instance in the midst of a load, and by what it is seen that something has happened to it.
 *
 * @param target as it was before
 * @param since the moment before anything was done
 */
record FaultContext(ComposeProject stack, Faults faults, OpenLoopLoad load, Replica target, Instant since) {
    private static final Duration SEEN = Duration.ofSeconds(15);

    /** Who gives requests to instances of a service, and so sees which of them does not answer. */
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

    /** By the engine's account. */
    void awaitEvent(String action) {
        ContainerEvents.of(stack, target, action, since, SEEN);
    }

    /** By the account of who asks it: the balancer before it, or, where there is none, the clients. */
    void awaitUnansweredRequest() {
        Optional<ProxyLog> balancer =
                Optional.ofNullable(BALANCERS.get(service())).map(name -> new ProxyLog(stack, name));
        eventually(target.instance() + " has left a request without an answer", SEEN)
                .beforehand(
                        () -> balancer.map(this::unanswered).orElseGet(this::failed),
                        requests -> assertThat(requests).isPositive());
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

    void verifyDisconnected() {
        if (!stack.replicas().afresh(target).addresses().isEmpty()) {
            throw new InconclusiveException(target.instance() + " is still on a network");
        }
    }

    void awaitHealthy(int replicas) {
        eventuallyWithin(
                        "%d replicas of %s are well".formatted(replicas, service()),
                        stack.contract().healthyWithin().duration())
                .of(
                        () -> stack.replicas().of(service()),
                        tier -> assertThat(tier).hasReplicas(replicas).isRunningAndHealthy());
    }

    /** Nothing is left of what was there before. */
    void verifyReplaced(List<Replica> old, CommandResult roll) {
        assertThat(roll.exit()).as(roll.errors()).isZero();
        assertThat(stack.replicas().of(service()).replicas())
                .as("containers of %s after the roll", service())
                .extracting(Replica::id)
                .doesNotContainAnyElementsOf(old.stream().map(Replica::id).toList());
    }

    /** As many as promised, and all on the same networks as the victim was. */
    void awaitAllHealthy() {
        awaitHealthy(promised());
        assertThat(live())
                .allSatisfy(replica -> assertThat(replica.addresses().keySet())
                        .as("networks of " + replica.instance())
                        .isEqualTo(target.addresses().keySet()));
    }

    /** @return when it was started again; if it was not, when it was let go on */
    Instant back(Instant recovered) {
        return live().stream()
                .filter(replica -> replica.id().equals(target.id()))
                .map(Replica::startedAt)
                .filter(started -> started.isAfter(since))
                .findFirst()
                .orElse(recovered);
    }
}
