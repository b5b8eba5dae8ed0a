package dev.seaworthy.checks.product.messages;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.store.StoredMessages;
import dev.seaworthy.report.Requirement;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Messages")
@ReadOnlyStack
final class MessagesCheck {
    private final String message = "Ahoy, %s: ⚓ & <b>all</b>".formatted(UUID.randomUUID());
    private final Http http;
    private final StoredMessages stored;

    MessagesCheck(Http http, StoredMessages stored) {
        this.http = http;
        this.stored = stored;
    }

    @Test
    @Requirement("PROXY-03")
    void a_message_sent_as_JSON_is_stored_in_Redis() {
        Exchange sent = http.send(Messages.json(message));

        assertThat(sent).hasStatus(201).hasField("message", message);
        assertThatStoredTimes(1);
    }

    @Test
    @Requirement("PROXY-03")
    void a_message_sent_by_the_form_is_stored_in_Redis() {
        Exchange sent = http.send(Messages.form(message));

        assertThat(sent).hasStatus(303);
        assertThatStoredTimes(1);
        assertThat(sent).hasHeader("Location", "/");
    }

    @Test
    @Requirement("PROXY-07")
    void messages_are_returned_by_key_as_one_JSON_object() {
        String key = precondition(http.send(Messages.json(message))).hasText("key");

        assertThat(http.get("http://backend.localhost/messages"))
                .hasStatus(200)
                .hasContentType("application/json")
                .hasField(key, message);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    @Requirement("PROXY-07")
    void the_backend_rejects_methods_that_write(String method) {
        Request write = Messages.json(message).as(method).at("http://backend.localhost/messages");

        Exchange rejected = http.send(write);

        assertThat(rejected).refusesAsJson(405);
        assertThat(rejected.header("Allow"))
                .as("methods in the header Allow of %s", rejected)
                .hasValue("GET, HEAD");
        assertThatStoredTimes(0);
    }

    private void assertThatStoredTimes(int expected) {
        List<String> texts = stored.texts();
        assertThat(texts)
                .overridingErrorMessage(
                        "%s: expected the sent message %d times, " + "but found it %d times among %d messages",
                        stored.place(), expected, Collections.frequency(texts, message), texts.size())
                .filteredOn(message::equals)
                .hasSize(expected);
    }
}
