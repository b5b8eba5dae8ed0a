package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.probe.browser.Browser;
import dev.seaworthy.probe.browser.Browsers;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Dashboard in a browser")
@ReadOnlyStack
@ResourceLock(Browsers.LOCK)
@Requirement("PROXY-04")
final class DashboardInBrowserCheck {
    private static final int REQUESTS = 50;
    /** GoAccess reads the log once a second. */
    private static final Duration SHOWN = Duration.ofSeconds(10);

    private final Browsers browsers;
    private final Http http;

    DashboardInBrowserCheck(Browsers browsers, Http http) {
        this.browsers = browsers;
        this.http = http;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"http", "https"})
    void the_dashboard_shows_50_more_requests_without_a_reload(String scheme) {
        Browser browser = browsers.open(scheme + "://dashboard.localhost/");
        browser.mark();
        int before = eventually("the dashboard shows a number of requests", SHOWN)
                .of(
                        () -> requests(browser),
                        number -> assertThat(number)
                                .overridingErrorMessage(
                                        "the dashboard in a browser: expected a number of requests, but it shows none")
                                .isPositive());

        Collections.nCopies(REQUESTS, "http://localhost/version")
                .forEach(target -> precondition(http.get(target)).hasStatus(200));

        eventually("the dashboard shows %d more requests".formatted(REQUESTS), SHOWN)
                .of(
                        () -> requests(browser),
                        number -> assertThat(number)
                                .overridingErrorMessage(
                                        "the dashboard in a browser: expected at least %d requests after %d more, but it shows %d",
                                        before + REQUESTS, REQUESTS, number)
                                .isGreaterThanOrEqualTo(before + REQUESTS));
        assertThat(browser.isMarked())
                .as("whether the browser still shows the page that it opened first")
                .isTrue();
    }

    @Test
    void the_status_page_shows_connections_and_requests() {
        Browser browser = browsers.open("http://dashboard.localhost/status");

        String text = String.join("", browser.texts("body"));
        assertThat(text)
                .overridingErrorMessage(
                        "the status page in a browser: expected the numbers of connections and requests, but it shows \"%s\"",
                        text)
                .matches("(?s)Active connections: \\d+\\s+server accepts handled requests\\s+\\d+ \\d+ \\d+.*");
    }

    /** @return the total, whose thousands are separated by commas; 0 if the page shows none */
    private static int requests(Browser browser) {
        List<String> total = browser.texts("#total_requests");
        String digits = total.isEmpty() ? "" : total.getFirst().replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
