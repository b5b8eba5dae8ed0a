package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.product.messages.Messages;
import dev.seaworthy.docker.ComposeStack;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Exclusive, since the stored data is compared with all that was acknowledged. */
@DisplayName("Persistence of visits and messages")
@ExclusiveStack
final class PersistenceCheck {
    private static final int CLIENTS = 4;
    private static final Duration BACK = Duration.ofSeconds(30);

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
        assertThat(http.send(Messages.json(message))).hasStatus(201);
        long last = assertThat(http.get("http://localhost/")).isVisit().number();
        List<String> messagesBefore = messages.texts();
        assertThat(messagesBefore).contains(message);
        List<String> containersBefore = containers();

        faults.services().downAndUp();

        eventually("the edge is healthy again", BACK)
                .of(() -> stack.replicas().of("edge"), edge -> assertThat(edge).isHealthy());
        assertThat(containers()).doesNotContainAnyElementsOf(containersBefore);
        assertThat(assertThat(http.get("http://localhost/")).isVisit().number()).isEqualTo(last + 1);
        assertThat(messages.texts()).hasSameElementsAs(messagesBefore).hasSameSizeAs(messagesBefore);
    }

    @Test
    @Requirement({"COMPOSE-07", "VISITS-03"})
    void no_acknowledged_visit_is_lost_or_counted_twice_when_the_database_crashes() {
        List<Exchange> answers =
                clients.during(() -> crash("database"), CLIENTS, () -> Request.get("http://localhost/"));

        List<Long> answered = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> assertThat(answer).isVisit().number())
                .toList();
        assertThat(answered).isNotEmpty().doesNotHaveDuplicates();
        assertThat(visits.counted())
                .as("visits in the database")
                .extracting(Counted::number)
                .containsAll(answered);
        assertThat(visits.total())
                .isGreaterThanOrEqualTo(
                        answered.stream().mapToLong(Long::longValue).max().orElseThrow());
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
        assertThat(acknowledged).isNotEmpty();
        assertThat(messages.texts())
                .filteredOn(acknowledged::contains)
                .containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    @Test
    @Requirement("COMPOSE-04")
    void starting_a_second_database_server_damages_no_data() {
        long before = assertThat(http.get("http://localhost/")).isVisit().number();

        Replica second = faults.containers().runAdditional("database", Map.of());
        eventually("the second database server has exited", BACK)
                .of(
                        () -> stack.replicas().afresh(second),
                        seen -> assertThat(seen).returns("exited", Replica::state));

        assertThat(visits.damage())
                .containsKeys("counter", "visit", "visit_pkey")
                .allSatisfy(
                        (relation, damage) -> assertThat(damage).as(relation).isEmpty());
        assertThat(visits.total()).isEqualTo(before);
        assertThat(assertThat(http.get("http://localhost/")).isVisit().number()).isEqualTo(before + 1);
    }

    /** Crashes a service, and returns when it works again: until then, and for a moment longer, the clients go on. */
    private void crash(String service) {
        Replica before = stack.replicas().of(service).only();
        faults.containers().crash(List.of(before));
        eventually(service + " is healthy again", BACK)
                .of(() -> stack.replicas().of(service), tier -> {
                    assertThat(tier).isHealthy();
                    assertThat(tier.only().startedAt()).isAfter(before.startedAt());
                });
        assertThat(http.get("http://localhost/health")).hasStatus(200);
    }

    private List<String> containers() {
        return stack.replicas().all().stream().map(Replica::id).toList();
    }
}
