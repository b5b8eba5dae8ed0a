package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.secret.Secrets;
import dev.seaworthy.report.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the secrets once for all rows. The metrics are checked in {@link MetricsCheck}. */
@DisplayName("Secrets in responses")
@ReadOnlyStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement("COMPOSE-15")
final class SecretsInAnswersCheck {
    private final ComposeStack stack;
    private final Http http;
    private final DirectHttp direct;
    private final Memoized<Secrets> secrets;

    SecretsInAnswersCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.http = new Http(stack, exchanges);
        this.direct = new DirectHttp(stack, exchanges);
        this.secrets = new Memoized<>(() -> Secrets.of(stack));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://localhost/,                text/plain, I've been visited",
        "https://localhost/passthrough,     application/json, api",
        "https://localhost/health,          application/json, frontend",
        "https://frontend.localhost/,       text/html,  <form",
        "https://backend.localhost/version, application/json, api",
        "https://dashboard.localhost/,      text/html,  GoAccess"
    })
    void no_site_returns_a_secret(String target, String contentType, String sign) {
        Exchange answer = http.get(target);

        precondition(answer).hasStatus(200).hasContentType(contentType).hasBodyContaining(sign);
        assertThat(answer).containsNoneOf(secrets.get());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"/config, motd", "/health, healthy", "/visits, ["})
    void no_API_returns_a_secret(String path, String sign) {
        Exchange answer = direct.get(stack.replicas().of("api").first(), 8080, path);

        precondition(answer).hasStatus(200).hasBodyContaining(sign);
        assertThat(answer).containsNoneOf(secrets.get());
    }
}
