package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.report.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * HSTS is sent over https only, and in production only: on a developer's host it would apply to every program that
 * responds at {@code localhost}. The positive control of its absence is the same check in production.
 */
@DisplayName("HSTS")
@ReadOnlyStack
@Requirement({"HA-04", "COMPOSE-14"})
final class HstsCheck {
    private static final String HEADER = "Strict-Transport-Security";

    private final Http http;
    private final List<String> expectedByHttps;

    HstsCheck(ComposeStack stack, Exchanges exchanges) {
        this.http = new Http(stack, exchanges);
        this.expectedByHttps = stack.startedWith("docker-compose.prod.yml") ? List.of("max-age=31536000") : List.of();
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

        assertThat(encrypted).hasStatus(status);
        assertThat(plain).hasStatus(status);
        assertThat(headers(encrypted)).as("%s of %s", HEADER, encrypted).isEqualTo(expectedByHttps);
        assertThat(headers(plain)).as("%s of %s", HEADER, plain).isEmpty();
    }

    private static List<String> headers(Exchange exchange) {
        return exchange.headers().getOrDefault("strict-transport-security", List.of());
    }
}
