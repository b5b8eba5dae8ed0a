package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.product.messages.Messages;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.kernel.FsyncCounter;
import dev.seaworthy.probe.store.VisitsStore;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Acknowledged data is on the disk, not only in the kernel's memory, which the crash of a process cannot show.
 * Exclusive, so that each fsync belongs to one of the requests, which follow one another.
 */
@DisplayName("Durability of acknowledged writes")
@ExclusiveStack
final class DurabilityCheck {
    private static final int WRITES = 10;

    private final ComposeStack stack;
    private final Http http;
    private final FsyncCounter syncs;

    DurabilityCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.http = new Http(stack, exchanges);
        this.syncs = new FsyncCounter(stack);
    }

    @Test
    @Requirement("PROXY-06")
    void every_message_is_synced_to_disk_before_it_is_acknowledged() {
        assertThat(syncsDuring("messages", () -> Messages.json(UUID.randomUUID().toString()), 201))
                .as("fsyncs of the messages store while %d messages were acknowledged".formatted(WRITES))
                .isGreaterThanOrEqualTo(WRITES);
    }

    @Test
    @Requirement("COMPOSE-07")
    void every_visit_is_synced_to_disk_before_it_is_answered() {
        assertThat(syncsDuring("database", () -> Request.get("http://localhost/"), 200))
                .as("fsyncs of the database while %d visits were answered".formatted(WRITES))
                .isGreaterThanOrEqualTo(WRITES);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    @Requirement("COMPOSE-07")
    void the_database_has_no_durability_setting_turned_off(String setting) {
        assertThat(new VisitsStore(stack).setting(setting))
                .as("%s of the database", setting)
                .isEqualTo("on");
    }

    private long syncsDuring(String service, Supplier<Request> write, int acknowledged) {
        return syncs.during(stack.replicas().of(service).only(), () -> {
            List<Exchange> answers =
                    Stream.generate(() -> http.send(write.get())).limit(WRITES).toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatus(acknowledged));
        });
    }
}
