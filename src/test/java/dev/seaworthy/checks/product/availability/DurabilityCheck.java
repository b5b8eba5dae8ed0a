package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.product.messages.Messages;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.kernel.FsyncRecorder;
import dev.seaworthy.probe.kernel.FsyncTrace;
import dev.seaworthy.probe.store.VisitsStore;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Acknowledged data is on the disk, not only in the kernel's memory, which the crash of a process cannot show. The
 * response of an API contains what its store assigned, a key or a number, so that it cannot precede the response of the
 * store. Exclusive, so that each fsync belongs to one of the requests, which follow one another.
 */
@DisplayName("Durability of acknowledged writes")
@ExclusiveStack
final class DurabilityCheck {
    private static final int WRITES = 10;

    private final ComposeStack stack;
    private final DirectHttp direct;
    private final FsyncRecorder recorder;

    DurabilityCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.direct = new DirectHttp(stack, exchanges);
        this.recorder = new FsyncRecorder(stack);
    }

    @Test
    @Requirement("PROXY-06")
    void every_message_is_synced_to_disk_before_it_is_acknowledged() {
        assertThatEachIsSynced("messages", "messages", DurabilityCheck::message, 201);
    }

    @Test
    @Requirement("COMPOSE-07")
    void every_visit_is_synced_to_disk_before_it_is_answered() {
        assertThatEachIsSynced("database", "visits", Request::visit, 200);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    @Requirement("COMPOSE-07")
    void the_database_has_no_durability_setting_turned_off(String setting) {
        assertThat(new VisitsStore(stack).setting(setting))
                .as("%s of the database", setting)
                .isEqualTo("on");
    }

    /** @param write the request to an API whose request to the store contains this idempotency key or message */
    private void assertThatEachIsSynced(String store, String what, Function<String, Request> write, int acknowledged) {
        Replica api = stack.replicas().of("api").first();
        List<String> marks = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(WRITES)
                .toList();

        FsyncTrace trace = recorder.during(
                stack.replicas().of(store).only(),
                () -> marks.forEach(mark ->
                        precondition(direct.send(api, write.apply(mark))).hasStatus(acknowledged)));

        List<String> unsynced = marks.stream()
                .filter(mark -> trace.syncsBeforeResponseTo(mark) == 0)
                .toList();
        assertThat(unsynced)
                .withFailMessage(
                        "%s: expected an fsync between the request and the response of each of %d %s,"
                                + " but %d of the %s had none: %s",
                        store, WRITES, what, unsynced.size(), what, unsynced)
                .isEmpty();
    }

    private static Request message(String text) {
        return Messages.json(text).at("http://127.0.0.1:8080/messages").with("X-Request-ID", text);
    }
}
