package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.Eventually.eventuallyWithin;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.product.messages.Messages;
import dev.seaworthy.contract.Health;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.store.CacheStore;
import dev.seaworthy.probe.store.MessagesStore;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The health of the APIs, and the function of the application, while a store is unavailable. */
@DisplayName("Store outages and API health")
@ExclusiveStack
final class OutageCheck {
    private static final int PORT = 8080;
    private static final int VISITS = 10;
    private static final Duration RECOVERED = Duration.ofSeconds(10);
    private static final Duration NOTICED = Duration.ofSeconds(5);

    private final ComposeStack stack;
    private final Faults faults;
    private final DirectHttp direct;
    private final Http http;

    OutageCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.faults = faults;
        this.direct = new DirectHttp(stack, exchanges);
        this.http = new Http(stack, exchanges);
    }

    @Test
    @Requirement("COMPOSE-12")
    void an_API_without_its_database_or_messages_store_is_unhealthy_and_names_it_while_frontends_stay_healthy() {
        Health promised = stack.contract().services().get("api").health().orElseThrow();
        Tier database = tier("database");
        Tier messages = tier("messages");
        eventually("every API is healthy beforehand", RECOVERED)
                .beforehand(() -> healths("api"), all -> assertThat(all).allSatisfy(OutageCheck::isHealthy));

        faults.containers().freeze(database.live());
        eventually("every API reports that its database is unavailable", NOTICED)
                .of(
                        () -> healths("api"),
                        all -> assertThat(all)
                                .allSatisfy(health -> assertThat(health)
                                        .hasStatus(503)
                                        .hasField("status", "unhealthy")
                                        .hasFieldContaining("reason", "database: ")
                                        .hasFieldWithout("reason", "messages")));
        faults.containers().freeze(messages.live());
        eventuallyWithin(
                        "Docker reports every API as unhealthy",
                        promised.unhealthyWithin().duration())
                .of(() -> tier("api"), api -> assertThat(api).isUnhealthyNaming("database: ", "messages: "));
        assertThat(tier("frontend")).isHealthy();
        assertThat(healths("frontend")).allSatisfy(OutageCheck::isHealthy);

        faults.containers().resume(database.live());
        eventually("every API reports that only its messages store is unavailable", NOTICED)
                .of(
                        () -> healths("api"),
                        all -> assertThat(all)
                                .allSatisfy(health -> assertThat(health)
                                        .hasStatus(503)
                                        .hasFieldContaining("reason", "messages: ")
                                        .hasFieldWithout("reason", "database")));
        faults.containers().resume(messages.live());
        eventuallyWithin(
                        "Docker reports every API as healthy again",
                        promised.healthyWithin().duration())
                .of(() -> tier("api"), api -> assertThat(api).isHealthy());
        assertThat(healths("api")).allSatisfy(OutageCheck::isHealthy);
    }

    @Test
    @Requirement({"COMPOSE-09", "COMPOSE-12"})
    void a_stopped_cache_degrades_every_API_but_fails_no_request_and_is_empty_after_its_restart() {
        CacheStore cache = new CacheStore(stack);
        MessagesStore messages = new MessagesStore(stack);
        String mark = UUID.randomUUID().toString();
        eventually("visits are answered after the faults of other checks", RECOVERED)
                .beforehand(
                        () -> http.get("http://localhost/"),
                        visit -> assertThat(visit).isVisit());
        eventually("a message is stored before the fault", RECOVERED)
                .beforehand(
                        () -> http.send(Messages.json(mark)),
                        answer -> assertThat(answer).hasStatus(201));
        cache.put(mark, "there");
        eventually("the cache returns the value of the key before the fault", RECOVERED)
                .beforehand(() -> cache.get(mark), value -> assertThat(value).isEqualTo("there"));
        List<String> messagesBefore = messages.texts();
        Replica container = tier("cache").only();

        faults.containers().stop(List.of(container));
        long last = assertThatVisitsGoOn();
        assertThat(http.get("http://frontend.localhost/")).hasStatus(200).hasBodyContaining(mark);
        assertThat(healths("api"))
                .allSatisfy(health -> assertThat(health)
                        .hasStatus(200)
                        .hasField("status", "degraded")
                        .hasFieldContaining("reason", "cache: "));
        assertThat(tier("api")).isHealthy();

        faults.containers().startExited(List.of(container));
        eventually("every API reports healthy after the start of its cache", NOTICED)
                .of(() -> healths("api"), all -> assertThat(all).allSatisfy(OutageCheck::isHealthy));
        assertThat(cache.get(mark))
                .as("value that the cache had before its restart, expected to be gone after it")
                .isEmpty();
        assertThat(assertThatVisitsGoOn())
                .as("last of %d visits after the restart of the cache", VISITS)
                .isEqualTo(last + VISITS);
        assertThat(messages.texts())
                .as("messages in the store after the restart of the cache")
                .hasSameElementsAs(messagesBefore)
                .hasSameSizeAs(messagesBefore);
    }

    /** Every visit is answered, and with the next number. */
    private long assertThatVisitsGoOn() {
        List<Long> numbers = Stream.generate(() -> http.get("http://localhost/"))
                .limit(VISITS)
                .map(visit -> assertThat(visit).isVisit().number())
                .toList();
        assertThat(numbers)
                .as("numbers of %d visits one after the other", VISITS)
                .isEqualTo(Stream.iterate(numbers.getFirst(), number -> number + 1)
                        .limit(VISITS)
                        .toList());
        return numbers.getLast();
    }

    private static void isHealthy(Exchange health) {
        assertThat(health).hasStatus(200).hasField("status", "healthy");
    }

    private List<Exchange> healths(String service) {
        return Precondition.severalRunning(tier(service)).stream()
                .map(replica -> direct.get(replica, PORT, "/health"))
                .toList();
    }

    private Tier tier(String service) {
        return stack.replicas().of(service);
    }
}
