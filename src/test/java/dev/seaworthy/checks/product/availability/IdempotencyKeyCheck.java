package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.product.messages.Messages;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.store.MessagesStore;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Repeats a write directly at the APIs, as a load balancer does that did not get the response to the first. */
@DisplayName("Idempotency keys")
@ReadOnlyStack
final class IdempotencyKeyCheck {
    private final String key = UUID.randomUUID().toString();
    private final String message = "written once " + key;
    private final List<Replica> apis;
    private final DirectHttp direct;
    private final MessagesStore store;

    IdempotencyKeyCheck(ComposeStack stack, Exchanges exchanges) {
        this.apis = Precondition.severalRunning(stack.replicas().of("api"));
        this.direct = new DirectHttp(stack, exchanges);
        this.store = new MessagesStore(stack);
    }

    @Test
    @Requirement("VISITS-03")
    void a_repeated_visit_gets_the_number_of_the_first_from_every_API_replica() {
        long first = assertThat(acknowledged(Request.visit(key), 200)).hasNumber("number");

        assertThat(apis).allSatisfy(api -> {
            Exchange repeated = direct.send(api, Request.visit(key));
            assertThat(assertThat(repeated).hasStatus(200).hasNumber("number"))
                    .withFailMessage(
                            "%s: expected the number of the first visit with this key, %d, but it has the new number %d",
                            repeated, first, repeated.json().path("number").asLong())
                    .isEqualTo(first);
        });
    }

    @Test
    @Requirement("PROXY-03")
    void a_repeated_message_is_stored_once() {
        Exchange first = acknowledged(write(message), 201);
        Exchange repeated = direct.send(apis.getLast(), write(message));

        assertThat(repeated).hasStatus(201).hasField("key", assertThat(first).hasText("key"));
        assertThat(store.texts()).as("texts in messages").containsOnlyOnce(message);
    }

    @Test
    @Requirement("PROXY-03")
    void another_message_with_a_used_idempotency_key_is_rejected_with_422() {
        String other = "another " + message;
        acknowledged(write(message), 201);

        assertThat(direct.send(apis.getLast(), write(other)))
                .refusesAsJson(422)
                .hasFieldContaining("error", "was already used for a request with another message");
        assertThat(store.texts())
                .as("texts in messages")
                .containsOnlyOnce(message)
                .doesNotContain(other);
    }

    /** Sends the first of two requests to the first API. */
    private Exchange acknowledged(Request request, int status) {
        Exchange first = direct.send(apis.getFirst(), request);
        precondition(first).hasStatus(status);
        return first;
    }

    private Request write(String text) {
        return Messages.json(text).at("http://127.0.0.1:8080/messages").with("X-Request-ID", key);
    }
}
