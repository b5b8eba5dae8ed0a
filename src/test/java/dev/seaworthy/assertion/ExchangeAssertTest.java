package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.contract.yaml.ContractFile;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExchangeAssertTest {
    @TempDir
    private static Path directory;

    private static final String SEEN = "GET http://localhost/ at web-2 → 503 after 42 ms: ";

    private final Exchange busy = answer(503, "{\"error\":\"busy\"}");

    @Test
    void every_failure_message_contains_the_request_the_replica_the_response_and_the_time() {
        assertMessage(() -> assertThat(busy).hasStatus(200), SEEN + "expected status 200, body: {\"error\":\"busy\"}");
        assertMessage(
                () -> assertThat(busy).hasContentType("text/html"), "content type text/html, got \"application/json\"");
        assertMessage(() -> assertThat(busy).hasBodyContaining("ahoy"), SEEN + "expected a body containing \"ahoy\"");
        assertMessage(
                () -> assertThat(busy).hasBodyOfForm(Pattern.compile("a+")),
                SEEN + "expected a body that matches \"a+\"");
        assertMessage(
                () -> assertThat(busy).hasField("name", "web-1"), SEEN + "expected the field \"name\" to be \"web-1\"");
        assertMessage(
                () -> assertThat(busy).hasFieldContaining("error", "disk"),
                SEEN + "expected the field \"error\" to contain");
        assertMessage(
                () -> assertThat(busy).hasFieldWithout("error", "bus"),
                SEEN + "expected the field \"error\" not to contain");
        assertMessage(() -> assertThat(busy).hasNoField("error"), SEEN + "expected no field \"error\", body: ");
        assertMessage(
                () -> assertThat(busy).refusesAsJson(503), SEEN + "expected a JSON object with a reason in \"error\"");
    }

    @Test
    void an_empty_body_is_shown_as_empty_and_a_long_one_is_truncated() {
        assertMessage(() -> assertThat(answer(200, "")).hasBodyContaining("ahoy"), "body: (empty)");
        assertMessage(() -> assertThat(answer(200, "x".repeat(501))).hasBodyContaining("ahoy"), "x".repeat(500) + " …");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            status: 200                     | expected status 200, body
            'status: [200, 401]'            | expected status 200 or 401, body
            'status: 503, body: "^busy"'    | expected a body with a match of "^busy"
            'status: 503, json: {/error: 1}'| expected a JSON body with 1 at "/error", got "busy"
            'status: 503, header: {X: y}'   | expected the header X with a match of "y", got []
            'status: 503, redirect: shop'   | expected the header Location with a match of "shop", got []
            'status: 503, within: 41ms'     | expected a response within 41 ms
            """)
    void a_response_that_is_not_as_promised_is_a_violation(String promise, String message) {
        assertMessage(() -> assertThat(busy).compliesWith(promised(promise)), message);
    }

    @Test
    void a_response_that_is_as_promised_passes() {
        assertThat(busy)
                .compliesWith(promised("status: [200, 503], body: bus, json: {/error: busy}, within: 1s"))
                .compliesWith(promised("status: 503, header: {Content-Type: ^application/json}"));
    }

    private static HttpPromise promised(String more) {
        String yaml = "{healthy-within: 1s, services: {web: {replicas: 1, http: {port: 80, path: /, %s}}}}";
        try {
            Path file = Files.writeString(Files.createTempFile(directory, "contract", ".yaml"), yaml.formatted(more));
            return ContractFile.read(file).services().get("web").http().getFirst();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_JSON_error_with_a_reason_passes() {
        assertThat(answer(400, "{\"error\":\"the message is empty\"}")).refusesAsJson(400);
    }

    private static void assertMessage(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessageContaining(message);
    }

    @Test
    void a_missing_response_is_reported_with_its_reason() {
        Exchange refused = new Exchange(
                Request.get("http://localhost/"),
                "web-2",
                Instant.EPOCH,
                0,
                Map.of(),
                "",
                Duration.ofMillis(42),
                Optional.of("connection refused"));

        assertMessage(
                () -> assertThat(refused).hasStatus(200),
                "GET http://localhost/ at web-2 → no response (connection refused) after 42 ms: expected status 200");
    }

    @Test
    void a_wrong_header_is_reported_with_its_values() {
        assertMessage(
                () -> assertThat(busy).hasHeader("Content-Type", "text/html"),
                SEEN + "expected the header Content-Type to be [text/html], got [application/json; charset=utf-8]");
        assertMessage(() -> assertThat(busy).hasHeader("Content-Type"), "to be [], got [application/json");
        assertThat(busy).hasHeader("Location").hasHeader("content-type", "application/json; charset=utf-8");
    }

    @Test
    void a_wrong_visit_number_is_reported_with_its_reason() {
        Exchange visit = answer(200, "I've been visited 9 times, and my hostname is web\n");

        assertThat(visit).isVisitNumber(9, "because");
        assertMessage(
                () -> assertThat(visit).isVisitNumber(8, "because nothing was counted"),
                "expected visit number 8, because nothing was counted, body: I've been visited 9 times");
    }

    @Test
    void a_secret_in_a_response_is_reported_by_its_name() {
        Secrets secrets = Secrets.of(Map.of("key", "0123456789ab".getBytes(StandardCharsets.UTF_8)));

        assertThat(busy).containsNoneOf(secrets);
        assertMessage(
                () -> assertThat(answer(200, "key: 0123456789ab")).containsNoneOf(secrets),
                "expected a response without secrets, but it contains [key]");
    }

    @Test
    void a_secret_that_cannot_be_found_is_inconclusive() {
        Secrets secrets = Secrets.of(Map.of("key", new byte[0]));

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(busy).containsNoneOf(secrets));
    }

    @Test
    void a_precondition_that_is_not_met_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> precondition(busy).hasStatus(200))
                .withMessage(SEEN + "expected status 200, body: {\"error\":\"busy\"}");
    }

    @Test
    void an_error_response_is_no_visit_and_has_neither_string_nor_number() {
        assertMessage(() -> assertThat(busy).isVisit(), SEEN + "expected status 200 and a body that matches");
        assertMessage(
                () -> assertThat(busy).hasText("name"), SEEN + "expected JSON with a string in the field \"name\"");
        assertMessage(
                () -> assertThat(busy).hasNumber("number"),
                SEEN + "expected JSON with a number in the field \"number\"");
        assertMessage(() -> assertThat(answer(200, "Sorry")).hasText("name"), "in the field \"name\", body: Sorry");
    }

    private static Exchange answer(int status, String body) {
        return new Exchange(
                Request.get("http://localhost/"),
                "web-2",
                Instant.EPOCH,
                status,
                Map.of("content-type", List.of("application/json; charset=utf-8")),
                body,
                Duration.ofMillis(42),
                Optional.empty());
    }
}
