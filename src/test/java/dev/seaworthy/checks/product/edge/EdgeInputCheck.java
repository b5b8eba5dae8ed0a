package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.product.visits.BetweenVisits;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.rawhttp.RawHttpClient;
import dev.seaworthy.probe.rawhttp.RawRequest;
import dev.seaworthy.probe.store.StoredMessages;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A malformed request gets a definite status and a reason; then the edge closes the connection, or has read the request
 * to its end. After each, an ordinary visit gets the next number: nothing was counted, and nothing is broken.
 * Exclusive, so that no other visit is counted in between.
 */
@DisplayName("Malformed requests")
@ExclusiveStack
@TestInstance(Lifecycle.PER_CLASS)
@Requirement({"PROXY-01", "VISITS-03"})
final class EdgeInputCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final List<Malformed> MALFORMED = MalformedRequests.all().toList();
    private static final RawRequest VISIT =
            RawRequest.of("a visit", "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    private final Http http;
    private final RawHttpClient raw;
    private final Memoized<BetweenVisits> sent;

    EdgeInputCheck(Http http, RawHttpClient raw, StoredMessages messages) {
        this.http = http;
        this.raw = raw;
        this.sent = new Memoized<>(() -> BetweenVisits.send(
                sendable().stream().map(Malformed::request), VISIT, all -> raw.sendInTurn(all, TIMEOUT), messages));
    }

    static Stream<Malformed> malformed() {
        return MALFORMED.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void a_malformed_request_is_rejected_with_a_reason_and_not_counted(Malformed malformed) {
        raw.skipUnlessItCanSend(malformed.request());

        sent.get().assertRefused(sendable().indexOf(malformed), malformed.status());
    }

    private List<Malformed> sendable() {
        return MALFORMED.stream()
                .filter(malformed -> raw.canSend(malformed.request()))
                .toList();
    }

    @Test
    void malformed_requests_store_no_message() {
        sent.get().assertNoMessageLeft();
    }

    /** The positive control: with the same probe, well-formed requests are answered and counted, however unusual. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_well_formed_request_is_counted(RawRequest wellFormed) {
        long before = visit();

        Exchange answer = raw.say(wellFormed, TIMEOUT);

        assertThat(answer).isVisitNumber(before + 1, "because it is the first after visit " + before);
        assertThat(nextVisit()).isVisitNumber(before + 2, "because %s is counted once".formatted(wellFormed));
    }

    static Stream<RawRequest> a_well_formed_request_is_counted() {
        return Stream.of(
                VISIT,
                RawRequest.of("lines that end with LF alone", "GET / HTTP/1.1\nHost: localhost\n\n"),
                RawRequest.of("HTTP/1.0 without a Host", "GET / HTTP/1.0\r\n\r\n"),
                RawRequest.of("an unknown host", "GET / HTTP/1.1\r\nHost: nobody.example\r\n\r\n"),
                RawRequest.of("an IP address as host", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"),
                RawRequest.of("a header of 6,000 characters", padded("X-A: " + "a".repeat(6_000))),
                RawRequest.of("a visit with a query", "GET /?a=%00 HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    /** An HTTP/0.9 request is a single line, and its response has no status. */
    @Test
    void a_request_line_without_a_version_is_rejected_and_not_counted() {
        long before = visit();

        Exchange answer = raw.say(RawRequest.of("HTTP/0.9", "GET /\r\n"), TIMEOUT);

        assertThat(answer.failure()).as("why %s has no status", answer).contains(RawHttpClient.NO_HEAD);
        assertThat(answer).hasField("error", "this HTTP version is not supported");
        assertThat(nextVisit()).isVisitNumber(before + 1, "because a request of HTTP/0.9 is not counted");
    }

    /** Otherwise two servers could route the same request by different names. */
    @Test
    void the_host_of_an_absolute_target_overrides_the_Host_header() {
        long before = visit();

        Exchange page = raw.say(absolute("frontend.localhost", "localhost"), TIMEOUT);
        assertThat(page).hasStatus(200).hasBodyContaining("<form");
        assertThat(nextVisit()).isVisitNumber(before + 1, "because the page is not counted");

        Exchange counter = raw.say(absolute("localhost", "frontend.localhost"), TIMEOUT);
        assertThat(counter).isVisitNumber(before + 2, "because the counter's host is in the target");
    }

    private long visit() {
        return precondition(nextVisit()).isVisit().number();
    }

    private Exchange nextVisit() {
        return http.get("http://localhost/");
    }

    private static String padded(String header) {
        return "GET / HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n";
    }

    private static RawRequest absolute(String host, String header) {
        return RawRequest.of(
                "http://%s/ with Host: %s".formatted(host, header),
                "GET http://%s/ HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(host, header));
    }
}
