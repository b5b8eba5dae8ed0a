package dev.seaworthy.checks.product.visits;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.ReplicaNames;
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
    private final Http http;

    FrontendCheck(Http http) {
        this.http = http;
    }

    @Test
    void the_version_endpoint_returns_NAME_and_VERSION_of_the_environment(ComposeStack stack, Exchanges exchanges) {
        Replica frontend = stack.replicas().of("frontend").first();
        String name = frontend.environment().get("NAME");
        String version = frontend.environment().get("VERSION");

        Exchange answer = new DirectHttp(stack, exchanges).get(frontend, 8080, "/version");

        assertThat(answer)
                .hasStatus(200)
                .hasContentType("application/json")
                .hasField("name", name + "-" + frontend.ordinal())
                .hasField("version", version);
    }

    @Test
    void the_passthrough_endpoint_returns_the_version_of_an_API_replica(ReplicaNames replicas) {
        Exchange answer = http.get("http://localhost/passthrough");

        assertThat(answer).hasStatus(200).hasContentType("application/json");
        replicas.assertApiResponded(answer);
    }

    @Test
    void the_page_shows_Hello_world() {
        assertThat(http.get("http://frontend.localhost/"))
                .hasStatus(200)
                .hasContentType("text/html")
                .hasBodyContaining("Hello world!");
    }
}
