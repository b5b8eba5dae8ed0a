package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.probe.http.Edge;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.rawhttp.WebSocketClient;
import dev.seaworthy.report.Requirement;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Dashboard")
@ReadOnlyStack
@Requirement("PROXY-04")
final class DashboardCheck {
    private static final String LIVE = "ws://dashboard.localhost:80/live";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** GoAccess reads the log once a second. */
    private static final Duration COUNTED = Duration.ofSeconds(10);

    private final Http http;
    private final Edge edge;
    private final Exchanges exchanges;

    DashboardCheck(Http http, Edge edge, Exchanges exchanges) {
        this.http = http;
        this.edge = edge;
        this.exchanges = exchanges;
    }

    @Test
    void the_page_contains_the_address_of_its_live_data() {
        assertThat(http.get("http://dashboard.localhost/")).hasStatus(200).hasBodyContaining(LIVE);
    }

    @Test
    void the_WebSocket_sends_a_higher_number_of_requests_after_a_request() {
        try (WebSocketClient browser = new WebSocketClient(edge, exchanges)) {
            assertThat(browser.open(URI.create(LIVE), TIMEOUT))
                    .hasStatus(101)
                    .hasHeader("Sec-WebSocket-Accept", browser.expectedAccept());
            request();
            long before = eventually("the dashboard has sent data", COUNTED)
                    .of(() -> requests(browser), DashboardCheck::assertThatItIsANumber);

            request();
            eventually("the dashboard has sent newer data", COUNTED)
                    .of(
                            () -> requests(browser),
                            requests -> assertThat(requests)
                                    .overridingErrorMessage(
                                            "the dashboard's WebSocket: expected more than %d requests after another, "
                                                    + "but it sent %d",
                                            before, requests)
                                    .isGreaterThan(before));
        }
    }

    private void request() {
        precondition(http.get("http://localhost/version")).hasStatus(200);
    }

    private static void assertThatItIsANumber(long requests) {
        assertThat(requests)
                .overridingErrorMessage(
                        "the dashboard's WebSocket: expected JSON with the number of requests, but it sent none")
                .isPositive();
    }

    /** @return the number of requests in the next message; 0 if there is none */
    private static long requests(WebSocketClient browser) {
        try {
            return browser.receive(TIMEOUT)
                    .map(JsonMapper.shared()::readTree)
                    .map(data -> data.at("/general/total_requests").asLong(0))
                    .orElse(0L);
        } catch (JacksonException notJson) {
            return 0;
        }
    }
}
