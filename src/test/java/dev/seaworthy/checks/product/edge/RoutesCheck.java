package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.report.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Routing by host")
@ReadOnlyStack
@Requirement({"PROXY-01", "PROXY-04"})
final class RoutesCheck {
    private final Http http;

    RoutesCheck(Http http) {
        this.http = http;
    }

    @ParameterizedTest(name = "{0} → {2}")
    @CsvSource({
        "http://localhost/,                text/plain, I've been visited",
        "http://nobody.example/,           text/plain, I've been visited",
        "http://FRONTEND.localhost/,       text/html,  <form",
        "http://frontend.localhost/,       text/html,  <form",
        "http://backend.localhost/,        text/plain, Hello world!",
        "http://dashboard.localhost/,      text/html,  GoAccess",
        "http://dashboard.localhost/status, text/plain, Active connections:",
        "http://metrics.localhost/,        text/html,  <title>Containers",
        "http://metrics.localhost/metrics, text/plain, cadvisor_version_info"
    })
    void the_host_selects_the_site(String target, String contentType, String sign) {
        assertThat(http.get(target)).hasStatus(200).hasContentType(contentType).hasBodyContaining(sign);
    }
}
