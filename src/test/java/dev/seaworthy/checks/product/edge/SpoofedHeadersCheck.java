package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.ProxyLog;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.rawhttp.RawHttpClient;
import dev.seaworthy.probe.rawhttp.RawRequest;
import dev.seaworthy.probe.store.VisitsStore;
import dev.seaworthy.report.Requirement;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The applications take a request's origin from the edge alone, whatever the client sends. A client that could choose
 * the key of a visit could get the number of another visit, and never be counted.
 */
@DisplayName("Spoofed headers")
@ReadOnlyStack
final class SpoofedHeadersCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration WRITTEN = Duration.ofSeconds(5);
    /** An address that is reserved for documentation: <a href="https://www.rfc-editor.org/rfc/rfc5737">RFC 5737</a>. */
    private static final String SOMEBODY = "203.0.113.7";

    private final ComposeStack stack;
    private final RawHttpClient raw;
    private final DirectHttp direct;
    private final VisitsStore visits;
    private final ProxyLog edge;
    private final Instant since = Instant.now();

    SpoofedHeadersCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.raw = new RawHttpClient(stack, exchanges);
        this.direct = new DirectHttp(stack, exchanges);
        this.visits = new VisitsStore(stack);
        this.edge = new ProxyLog(stack, "edge");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "X-Request-ID: KEY",
                "x-request-id: KEY",
                "X_Request_ID: KEY",
                "X-Request-ID: KEY, X-Request-ID: KEY",
                "Connection: X-Request-ID, X-Request-ID: KEY",
                "Connection: close, X-Request-ID",
                "Idempotency-Key: KEY"
            })
    @Requirement("VISITS-03")
    void a_visit_is_counted_under_a_key_of_the_edge_and_never_of_the_client(String headers) {
        String key = UUID.randomUUID().toString();
        String sent = headers.replace("KEY", key).replaceAll(", (?=X-Request-ID: )", "\r\n");

        long first = counted(sent);
        long second = counted(sent);

        assertThat(second)
                .as("number of the second visit with %s, after number %d of the first", headers, first)
                .isGreaterThan(first);
        OptionalLong byClientsKey = visits.numberOf(key);
        assertThat(byClientsKey)
                .overridingErrorMessage(
                        "the database after a visit with %s: expected none under the client's key %s, but found %s",
                        headers, key, shown(byClientsKey))
                .isEmpty();
    }

    /** The positive control: the API stores a visit under the key that its sender, such as the edge, chooses. */
    @Test
    @Requirement("VISITS-03")
    void the_API_counts_a_visit_under_the_key_that_it_receives() {
        String key = UUID.randomUUID().toString();

        long number = assertThat(direct.send(replica("api"), Request.visit(key)))
                .hasStatus(200)
                .hasNumber("number");

        assertThatNumberIs(number, key, "which the API received");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "X-Forwarded-For: SOMEBODY",
                "x-forwarded-for: SOMEBODY",
                "X_Forwarded_For: SOMEBODY",
                "X-Forwarded-For: SOMEBODY, X-Forwarded-For: SOMEBODY",
                "Connection: X-Forwarded-For, X-Forwarded-For: SOMEBODY",
                "Forwarded: for=SOMEBODY",
                "X-Real-IP: SOMEBODY",
                "True-Client-IP: SOMEBODY"
            })
    @Requirement("VISITS-05")
    void a_client_is_logged_with_the_address_of_its_connection(String headers) {
        String sent = headers.replace("SOMEBODY", SOMEBODY).replaceAll(", (?=X-Forwarded-For: )", "\r\n");

        String client = logged(sent);
        String expected = logged("X-Nothing: said");
        assertThat(client)
                .overridingErrorMessage(
                        "a frontend logged a request with %s: expected the client %s, but it logged %s",
                        headers, expected, client)
                .isEqualTo(expected);
    }

    /** The positive control: a frontend logs the address that its sender, such as the edge, gives. */
    @Test
    @Requirement("VISITS-05")
    void a_frontend_logs_the_client_address_that_it_receives() {
        String mark = UUID.randomUUID().toString();
        URI target = URI.create("http://127.0.0.1:8080/version?" + mark);
        Request spoofed = new Request("GET", target, Map.of("X-Forwarded-For", SOMEBODY), new byte[0]);

        Replica frontend = replica("frontend");
        precondition(direct.send(frontend, spoofed)).hasStatus(200);

        String client = client(mark);
        assertThat(client)
                .overridingErrorMessage(
                        "%s logged a request with X-Forwarded-For: expected the client %s, but it logged %s",
                        frontend.instance(), SOMEBODY, client)
                .isEqualTo(SOMEBODY);
    }

    /** @return the number of a visit with these headers, which is stored under the key that the edge chose */
    private long counted(String headers) {
        String mark = UUID.randomUUID().toString();

        long number = precondition(send("/?" + mark, headers)).isVisit().number();

        String key = eventually("the edge has logged the visit", WRITTEN)
                .beforehand(() -> keys(mark), keys -> assertThat(keys).hasSize(1))
                .getFirst();
        assertThatNumberIs(number, key, "which the edge logged");
        return number;
    }

    private void assertThatNumberIs(long number, String key, String origin) {
        OptionalLong counted = visits.numberOf(key);
        assertThat(counted)
                .overridingErrorMessage(
                        "the database: expected visit %d under the key %s, %s, but found %s",
                        number, key, origin, shown(counted))
                .hasValue(number);
    }

    private static String shown(OptionalLong number) {
        return number.isPresent() ? "visit " + number.getAsLong() : "no visit";
    }

    private List<String> keys(String mark) {
        return edge.since(since).stream()
                .filter(entry -> entry.request().contains(mark))
                .map(ProxyLog.Entry::requestId)
                .toList();
    }

    /** @return the client of a request with these headers, as a frontend logged it */
    private String logged(String headers) {
        String mark = UUID.randomUUID().toString();
        precondition(send("/version?" + mark, headers)).hasStatus(200);
        return client(mark);
    }

    private String client(String mark) {
        return eventually("a frontend has logged the request", WRITTEN)
                .beforehand(() -> lines(mark), lines -> assertThat(lines).hasSize(1))
                .getFirst()
                .replaceFirst(" .*", "");
    }

    private List<String> lines(String mark) {
        return stack.replicas().of("frontend").live().stream()
                .flatMap(frontend -> stack.logs().of(frontend, since).stream())
                .filter(line -> line.contains(mark))
                .toList();
    }

    private Exchange send(String target, String headers) {
        String request = "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n".formatted(target, headers);
        return raw.say(RawRequest.of("GET " + target, request), TIMEOUT);
    }

    private Replica replica(String service) {
        return stack.replicas().of(service).first();
    }
}
