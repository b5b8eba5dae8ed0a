package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.product.messages.Messages;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.load.ClosedLoopClients;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.store.MessagesStore;
import dev.seaworthy.probe.store.VisitsStore;
import dev.seaworthy.probe.store.VisitsStore.Counted;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Exclusive, since the stored data is compared with all that was acknowledged. */
@DisplayName("Persistence of visits and messages")
@ExclusiveStack
final class PersistenceCheck {
    private static final int CLIENTS = 4;
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final String ACCEPTS_CONNECTIONS = "database system is ready to accept connections";
    private static final List<String> EXAMINED = List.of("counter", "visit", "visit_pkey");

    private final ComposeStack stack;
    private final Faults faults;
    private final Http http;
    private final ClosedLoopClients clients;
    private final VisitsStore visits;
    private final MessagesStore messages;

    PersistenceCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.faults = faults;
        this.http = new Http(stack, exchanges);
        this.clients = new ClosedLoopClients(http);
        this.visits = new VisitsStore(stack);
        this.messages = new MessagesStore(stack);
    }

    @Test
    @Requirement({"COMPOSE-07", "PROXY-06", "HA-03"})
    void visits_and_messages_survive_compose_down_and_up() {
        String message = UUID.randomUUID().toString();
        eventually("a message is stored beforehand", BACK)
                .beforehand(
                        () -> http.send(Messages.json(message)),
                        answer -> assertThat(answer).hasStatus(201));
        long last = visitBeforehand();
        List<String> messagesBefore = eventually("the store has the message beforehand", BACK)
                .beforehand(messages::texts, texts -> assertThat(texts).contains(message));
        List<String> containersBefore = containers();

        faults.services().downAndUp();

        eventually("the edge is healthy again", BACK)
                .beforehand(
                        () -> stack.replicas().of("edge"),
                        edge -> assertThat(edge).isHealthy());
        if (containers().stream().anyMatch(containersBefore::contains)) {
            throw new InconclusiveException("docker compose down left a container: " + containersBefore);
        }
        List<String> messagesAfter = messages.texts();
        assertKept("messages", "stored messages", messagesBefore, messagesAfter, "by docker compose down and up");
        assertThat(messagesAfter)
                .as("texts in messages after docker compose down and up")
                .hasSameSizeAs(messagesBefore);
        assertThat(assertThat(http.get("http://localhost/")).isVisit().number())
                .as("number of the first visit after docker compose down and up")
                .isEqualTo(last + 1);
    }

    @Test
    @Requirement({"COMPOSE-07", "VISITS-03"})
    void no_acknowledged_visit_is_lost_or_counted_twice_when_the_database_crashes() {
        long before = visits.total();
        List<Exchange> answers =
                clients.during(() -> crash("database"), CLIENTS, () -> Request.get("http://localhost/"));

        List<Long> answered = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> assertThat(answer).isVisit().number())
                .toList();
        refuseNone(answered, "visit");
        assertThat(answered)
                .as("numbers of the acknowledged visits while the database crashed")
                .doesNotHaveDuplicates();
        assertThat(visits.counted())
                .as("numbers of the visits in the database after its crash")
                .extracting(Counted::number)
                .doesNotHaveDuplicates();
        List<Long> counted = visits.counted().stream().map(Counted::number).toList();
        assertKept("database", "acknowledged visits", answered, counted, "in its crash");
        // a request without an acknowledgement may or may not be counted, but only once
        assertThat(visits.total() - before)
                .as(
                        "visits counted in the database for %d requests, %d of them acknowledged",
                        answers.size(), answered.size())
                .isBetween((long) answered.size(), (long) answers.size());
    }

    @Test
    @Requirement("PROXY-06")
    void no_acknowledged_message_is_lost_or_stored_twice_when_its_store_crashes() {
        List<Exchange> answers = clients.during(
                () -> crash("messages"),
                CLIENTS,
                () -> Messages.json(UUID.randomUUID().toString()));

        List<String> acknowledged = answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(answer -> assertThat(answer).hasText("message"))
                .toList();
        refuseNone(acknowledged, "message");
        List<String> stored = messages.texts();
        assertKept("messages", "acknowledged messages", acknowledged, stored, "in its crash");
        assertThat(stored)
                .as("acknowledged texts in messages after its crash")
                .filteredOn(acknowledged::contains)
                .doesNotHaveDuplicates();
    }

    @Test
    @Requirement("COMPOSE-04")
    void a_second_database_server_exits_and_damages_no_data() {
        long before = visitBeforehand();

        Instant since = Instant.now();
        Replica second = faults.containers().runAdditional("database", Map.of());
        eventually("the second database server has exited or accepts connections", BACK)
                .beforehand(
                        () -> Stream.concat(
                                        Stream.of(
                                                stack.replicas().afresh(second).state()),
                                        stack.logs().of(second, since).stream())
                                .toList(),
                        seen -> assertThat(seen)
                                .anyMatch(line -> line.equals("exited") || line.contains(ACCEPTS_CONNECTIONS)));
        assertThat(stack.replicas().afresh(second).state())
                .as("state of the second server of the database, which uses the data of the first")
                .isEqualTo("exited");

        Map<String, String> damage = visits.damage();
        if (!damage.keySet().containsAll(EXAMINED)) {
            throw new InconclusiveException("expected an examination of %s in the database, but only of %s"
                    .formatted(EXAMINED, damage.keySet()));
        }
        assertThat(damage)
                .allSatisfy((relation, found) -> assertThat(found)
                        .as("damage of %s in the database", relation)
                        .isEmpty());
        assertThat(visits.total())
                .as("visits in the database after the start of a second server")
                .isEqualTo(before);
        assertThat(assertThat(http.get("http://localhost/")).isVisit().number())
                .as("number of the next visit after the start of a second server")
                .isEqualTo(before + 1);
    }

    private static <T> void assertKept(String service, String what, List<T> before, List<T> kept, String event) {
        List<T> lost = before.stream().filter(one -> !kept.contains(one)).toList();
        assertThat(lost)
                .withFailMessage(() -> "%s: expected to keep the %d %s, but %d were lost %s, for example %s"
                        .formatted(service, before.size(), what, lost.size(), event, lost.getFirst()))
                .isEmpty();
    }

    /** Crashes a service, and returns when it works again: until then, and for a moment longer, the clients go on. */
    private void crash(String service) {
        Replica before = stack.replicas().of(service).only();
        faults.containers().crash(List.of(before));
        eventually(service + " is healthy again", BACK)
                .beforehand(() -> stack.replicas().of(service), tier -> {
                    assertThat(tier).isHealthy();
                    assertThat(tier.only().startedAt()).isAfter(before.startedAt());
                });
        eventually("a frontend is healthy again", BACK)
                .beforehand(
                        () -> http.get("http://localhost/health"),
                        health -> assertThat(health).hasStatus(200));
    }

    private long visitBeforehand() {
        Exchange visit = eventually("a visit is answered beforehand", BACK)
                .beforehand(
                        () -> http.get("http://localhost/"),
                        answer -> assertThat(answer).isVisit());
        return assertThat(visit).isVisit().number();
    }

    private static void refuseNone(List<?> acknowledged, String what) {
        if (acknowledged.isEmpty()) {
            throw new InconclusiveException("no %s was acknowledged meanwhile".formatted(what));
        }
    }

    private List<String> containers() {
        return stack.replicas().all().stream().map(Replica::id).toList();
    }
}
