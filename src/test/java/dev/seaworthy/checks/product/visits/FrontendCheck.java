package dev.seaworthy.checks.product.visits;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.report.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Frontend responses")
@ReadOnlyStack
@Requirement("CLUSTER-01")
final class FrontendCheck {
    private final ComposeStack stack;
    private final Http http;
    private final DirectHttp direct;

    FrontendCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.http = new Http(stack, exchanges);
        this.direct = new DirectHttp(stack, exchanges);
    }

    @Test
    void the_version_endpoint_returns_NAME_and_VERSION_of_the_environment() {
        Replica frontend = stack.replicas().of("frontend").first();
        String name = frontend.environment().get("NAME");
        String version = frontend.environment().get("VERSION");

        Exchange answer = direct.get(frontend, 8080, "/version");

        assertThat(answer)
                .hasStatus(200)
                .hasContentType("application/json")
                .hasField("name", name + "-" + frontend.ordinal())
                .hasField("version", version);
    }

    @Test
    void the_passthrough_endpoint_returns_the_version_of_an_API_replica() {
        Exchange answer = http.get("http://localhost/passthrough");

        assertThat(answer).hasStatus(200).hasContentType("application/json");
        assertThat(stack.replicas().of("api").instances())
                .as("names of the APIs, one of which must be in %s", answer)
                .contains(assertThat(answer).hasText("name"));
    }

    @Test
    void the_page_shows_Hello_world() {
        assertThat(http.get("http://frontend.localhost/"))
                .hasStatus(200)
                .hasContentType("text/html")
                .hasBodyContaining("Hello world!");
    }
}
