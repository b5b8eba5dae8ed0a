package dev.seaworthy.checks.product;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.HoldsTheStackAlone;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.Exchanges;
import dev.seaworthy.probe.Http;
import dev.seaworthy.probe.MessagesStore;
import dev.seaworthy.probe.Request;
import dev.seaworthy.probe.VisitsStore;
import dev.seaworthy.stack.ComposeProject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Alone, so that "nothing is stored" can be seen: neither a message nor a visit more than before. */
@HoldsTheStackAlone
@Requirement({"PROXY-01", "PROXY-03"})
final class BadInputCheck {
    private static final byte[] NOT_UTF_8 = {'{', '"', 'm', (byte) 0xff, (byte) 0xfe, '"', '}'};
    private static final int LIMIT = 16 * 1024;

    private final Http http;
    private final MessagesStore messages;
    private final VisitsStore visits;

    BadInputCheck(ComposeProject stack, Exchanges exchanges) {
        this.http = new Http(stack, exchanges);
        this.messages = new MessagesStore(stack);
        this.visits = new VisitsStore(stack);
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
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
                row("no JSON", Request.post(Messages.FRONTEND, "application/json", "{message"), 400),
                row("JSON that is not UTF-8", Request.post(Messages.FRONTEND, "application/json", NOT_UTF_8), 400),
                row("a form that is not UTF-8", formOf("message=%ff%fe"), 400),
                row("plain text", Request.post(Messages.FRONTEND, "text/plain", "Ahoy"), 415));
    }

    @ParameterizedTest(name = "{0} → {2}")
    @MethodSource("badInput")
    void bad_input_is_refused_with_a_reason_and_nothing_is_stored(String input, Request request, int status) {
        List<String> messagesBefore = messages.texts();
        long visitsBefore = visits.total();

        assertThat(http.send(request)).refusesAsJson(status);

        assertThat(messages.texts()).hasSameElementsAs(messagesBefore).hasSameSizeAs(messagesBefore);
        assertThat(visits.total()).isEqualTo(visitsBefore);
    }

    /** The positive control: by the same probes, good input is seen to be stored. */
    @Test
    void good_input_is_stored() {
        String message = UUID.randomUUID().toString();
        long visitsBefore = visits.total();

        assertThat(http.send(Messages.json(message))).hasStatus(201);
        assertThat(http.get("http://localhost/")).hasStatus(200);

        assertThat(messages.texts()).contains(message);
        assertThat(visits.total()).isEqualTo(visitsBefore + 1);
    }

    private static Request formOf(String body) {
        return Request.post(Messages.FRONTEND, "application/x-www-form-urlencoded", body);
    }

    private static Arguments row(String input, Request request, int status) {
        return Arguments.of(input, request, status);
    }
}
