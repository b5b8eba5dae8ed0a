package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.ElapsedAssert.assertThat;
import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangesAssert.assertThatAll;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.AtEndOfRun;
import dev.seaworthy.checks.ExclusiveHost;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Deadline;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.load.ClosedLoopClients;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.ProxyLog;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.report.Figures;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How soon a balancer sends requests to an added replica, and none to a stopped one, without a reload. */
@DisplayName("Discovery of added and stopped replicas")
@Tag("load")
@ExclusiveHost
@Order(AtEndOfRun.LATE) // when the variants are done
@Requirement("HA-07")
public final class DiscoveryCheck {
    /** More would keep two CPUs busy, and a busy host excuses a late response. */
    private static final int CLIENTS = 2;
    /** A balancer that answers so many requests meanwhile is not delayed by the host. */
    private static final int MANY = 100;

    private static final Duration PROMISED = Duration.ofSeconds(3);
    private static final Duration STARTED = Duration.ofSeconds(60);
    /** The clients go on for this long, so that a request that comes too late is observed. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final ComposeStack stack;
    private final Faults faults;
    private final ClosedLoopClients clients;

    DiscoveryCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.faults = faults;
        this.clients = new ClosedLoopClients(new Http(stack, exchanges));
    }

    /** An added replica, and when Docker reported it as healthy and stopped it. */
    private record Added(Replica replica, Instant healthy, Instant stopped) {}

    @ParameterizedTest(name = "{0}")
    @CsvSource({"frontend, edge, http://localhost/version", "api, api-lb, http://localhost/passthrough"})
    void a_new_replica_receives_requests_within_3_s_of_being_healthy_and_none_3_s_after_its_stop(
            String service, String balancer, String target) {
        String workers = workers(balancer);
        AtomicReference<Added> addedReplica = new AtomicReference<>();

        List<Exchange> answers = clients.during(
                () -> addedReplica.set(addAndRemove(service, balancer)), CLIENTS, () -> Request.get(target));

        assertThatAll(answers).haveStatus(200);
        Instant healthy = addedReplica.get().healthy();
        Instant stopped = addedReplica.get().stopped();
        List<Instant> byAdded = answers.stream()
                .filter(answer -> answer.json()
                        .path("name")
                        .asString("")
                        .equals(addedReplica.get().replica().instance()))
                .map(answer -> answer.at().plus(answer.elapsed()))
                .sorted()
                .toList();
        long byOthers = answers.stream()
                .filter(answer -> answer.at().isAfter(healthy.plus(PROMISED))
                        && answer.at().isBefore(stopped))
                .count();
        assertThatItAnswered(byAdded, healthy, stopped, byOthers);
        Instant lastBefore = byAdded.stream()
                .filter(stopped::isAfter)
                .reduce((one, later) -> later)
                .orElseThrow();
        assertThat(Elapsed.between(lastBefore, stopped))
                .as("from its last response before its stop to its stop")
                .isWithin(PROMISED);
        Elapsed first = Elapsed.between(
                healthy, byAdded.stream().filter(healthy::isBefore).findFirst().orElseThrow());
        Elapsed last = Elapsed.between(stopped, byAdded.getLast());
        Figures.attach(
                addedReplica.get().replica().instance(),
                Map.of(
                        "from healthy to its first response",
                        first.wall(),
                        "from its stop to its last response",
                        last.wall()));
        assertThat(first).as("from healthy to its first response").isWithin(PROMISED);
        assertThat(last).as("from its stop to its last response").isWithin(PROMISED);
        assertThat(workers(balancer))
                .as("process ids of %s, which must not be reloaded or restarted", balancer)
                .isEqualTo(workers);
    }

    /** @param byOthers how many requests were sent later than promised after healthy, before the stop */
    private static void assertThatItAnswered(List<Instant> answers, Instant healthy, Instant stopped, long byOthers) {
        String message =
                "added replica: expected a response after it became healthy and before it stopped, but none came";
        Elapsed time = Elapsed.between(healthy, stopped);
        boolean answered = answers.stream().anyMatch(answer -> answer.isAfter(healthy) && answer.isBefore(stopped));
        if (!answered && time.adjusted().compareTo(PROMISED) < 0 && byOthers < MANY) {
            throw new TooSlowException(message, time);
        }
        assertThat(answered)
                .withFailMessage("%s in %s, while the other replicas answered %d requests", message, time, byOthers)
                .isTrue();
    }

    private Added addAndRemove(String service, String balancer) {
        int promised = stack.contract().services().get(service).replicas();
        Instant before = Instant.now();
        faults.services().scale(service, promised + 1);
        Replica added = eventually("the added %s is healthy".formatted(service), STARTED)
                .beforehand(
                        () -> stack.replicas().of(service),
                        tier -> assertThat(tier).hasReplicas(promised + 1).isHealthy())
                .last();
        Instant healthy = ContainerEvents.of(stack, added, "health_status: healthy", before, STARTED);
        goOnAfter(healthy, balancer);
        faults.services().scale(service, promised);
        Instant stopped = ContainerEvents.of(stack, added, "kill", healthy, STARTED);
        goOnAfter(Instant.now(), balancer);
        return new Added(added, healthy, stopped);
    }

    /** Lets the clients go on, so that a late response is distinguished from a missing one: by the host's clock. */
    private void goOnAfter(Instant moment, String balancer) {
        Deadline late = new Deadline(moment, LATE);
        eventually("%.0f s have passed since %s".formatted(LATE.toMillis() / 1e3, moment), STARTED)
                .beforehand(late::isOver, over -> assertThat(over).isTrue());
        Instant end = Instant.now();
        eventually("%s answers a request after %s".formatted(balancer, end), STARTED)
                .beforehand(
                        () -> new ProxyLog(stack, balancer).since(end),
                        entries -> assertThat(entries).isNotEmpty());
    }

    /** The ids of the balancer's processes: a reload replaces all but the first, a restart that as well. */
    private String workers(String balancer) {
        String first = Integer.toString(stack.replicas().of(balancer).only().pid());
        return first + "\n" + stack.probeContainer().host("pgrep", "--parent", first);
    }
}
