package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.probe.http.Edge;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.report.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * HSTS is sent over https only, and in production only: on a developer's computer it would apply to every program that
 * responds at {@code localhost}. The positive control of its absence is the same check in production.
 */
@DisplayName("HSTS")
@ReadOnlyStack
@Requirement({"HA-04", "COMPOSE-14"})
final class HstsCheck {
    private static final String HEADER = "Strict-Transport-Security";

    private final Http http;
    private final String[] expectedByHttps;

    HstsCheck(Http http, Edge edge) {
        this.http = http;
        this.expectedByHttps =
                edge.startedWith("docker-compose.prod.yml") ? new String[] {"max-age=31536000"} : new String[0];
    }

    @ParameterizedTest(name = "{0} with status {1}")
    @CsvSource({
        "localhost/,             200",
        "frontend.localhost/,    200",
        "backend.localhost/,     200",
        "dashboard.localhost/,   200",
        "metrics.localhost/metrics, 200",
        "localhost/nothing-here, 404",
        "dashboard.localhost/nothing-here, 404",
        "localhost/%00,          400"
    })
    void HSTS_is_sent_over_https_in_production_only(String target, int status) {
        Exchange encrypted = http.get("https://" + target);
        Exchange plain = http.get("http://" + target);

        precondition(encrypted).hasStatus(status);
        precondition(plain).hasStatus(status);
        assertThat(encrypted).hasHeader(HEADER, expectedByHttps);
        assertThat(plain).hasHeader(HEADER);
    }
}
