package dev.seaworthy.checks.product.visits;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.product.messages.Messages;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.store.StoredMessages;
import dev.seaworthy.probe.store.VisitsStore;
import dev.seaworthy.report.Requirement;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Input that the applications reject. After each an ordinary visit gets the next number, and in the end no message is
 * stored that was not before. Exclusive, so that both can be observed.
 */
@DisplayName("Input validation")
@ExclusiveStack
@TestInstance(Lifecycle.PER_CLASS)
@Requirement({"PROXY-01", "PROXY-03"})
final class InputValidationCheck {
    private static final byte[] NOT_UTF_8 = {'{', '"', 'm', (byte) 0xff, (byte) 0xfe, '"', '}'};
    /** A page of another site may send it as plain text without asking first: it is a "simple" request of CORS. */
    private static final String JSON = "{\"message\":\"not JSON by its type\"}";

    private static final int LIMIT = 16 * 1024;
    private static final Request VISIT = Request.get("http://localhost/");
    private static final List<Bad> BAD = bad();

    private final Http http;
    private final StoredMessages messages;
    private final Memoized<BetweenVisits> sent;

    InputValidationCheck(Http http, StoredMessages messages) {
        this.http = http;
        this.messages = messages;
        this.sent = new Memoized<>(
                () -> BetweenVisits.send(badInput().map(Bad::request), VISIT, this::sendInTurn, messages));
    }

    /** @param status of the rejection */
    private record Bad(String input, Request request, int status) {
        @Override
        public String toString() {
            return input + " → " + status;
        }
    }

    private static List<Bad> bad() {
        return List.of(
                row("an unknown path", Request.get("http://localhost/nothing-here"), 404),
                row("an unknown path of the page's host", Request.get("http://frontend.localhost/nothing-here"), 404),
                row("an unknown path of the backend's host", Request.get("http://backend.localhost/nothing-here"), 404),
                row("a visit by POST", Request.of("POST", "http://localhost/"), 405),
                row("DELETE of messages", Request.of("DELETE", Messages.FRONTEND), 405),
                row("a JSON body over 16 KiB", Messages.json("x".repeat(LIMIT)), 413),
                row("a form over 16 KiB", Messages.form("x".repeat(LIMIT)), 413),
                row("an empty JSON message", Messages.json(""), 400),
                row("a blank JSON message", Messages.json(" \t"), 400),
                row("an empty form message", Messages.form(""), 400),
                row("JSON without a message", Request.post(Messages.FRONTEND, "application/json", "{}"), 400),
                row("invalid JSON", Request.post(Messages.FRONTEND, "application/json", "{message"), 400),
                row("JSON that is not UTF-8", Request.post(Messages.FRONTEND, "application/json", NOT_UTF_8), 400),
                row("a form that is not UTF-8", formOf("message=%ff%fe"), 400),
                row("plain text", Request.post(Messages.FRONTEND, "text/plain", "Ahoy"), 415),
                row("JSON sent as plain text", Request.post(Messages.FRONTEND, "text/plain", JSON), 415));
    }

    static Stream<Bad> badInput() {
        return BAD.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void invalid_input_is_rejected_with_a_reason_and_not_counted(Bad bad) {
        sent.get().assertRefused(BAD.indexOf(bad), bad.status());
    }

    @Test
    void invalid_input_stores_no_message() {
        sent.get().assertNoMessageLeft();
    }

    /** The positive control: with the same probes, valid input is found to be stored. */
    @Test
    void valid_input_is_stored(ComposeStack stack) {
        VisitsStore visits = new VisitsStore(stack);
        String message = UUID.randomUUID().toString();
        long visitsBefore = visits.total();

        assertThat(http.send(Messages.json(message))).hasStatus(201);
        precondition(http.get("http://localhost/")).hasStatus(200);

        List<String> texts = messages.texts();
        assertThat(texts)
                .overridingErrorMessage(
                        "%s: expected the message that was answered with 201 once among %d, " + "but found it %d times",
                        messages.place(), texts.size(), Collections.frequency(texts, message))
                .containsOnlyOnce(message);
        long total = visits.total();
        assertThat(total)
                .overridingErrorMessage(
                        "the database after one visit: expected a total of %d visits, but the total is %d",
                        visitsBefore + 1, total)
                .isEqualTo(visitsBefore + 1);
    }

    private static Request formOf(String body) {
        return Request.post(Messages.FRONTEND, "application/x-www-form-urlencoded", body);
    }

    private static Bad row(String input, Request request, int status) {
        return new Bad(input, request, status);
    }

    private List<Exchange> sendInTurn(List<Request> requests) {
        return requests.stream().map(http::send).toList();
    }
}
