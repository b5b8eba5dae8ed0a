package dev.seaworthy.checks.product.visits;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.report.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API responses")
@ReadOnlyStack
@Requirement("CLUSTER-02")
final class ApiCheck {
    private final ComposeStack stack;
    private final DirectHttp direct;

    ApiCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.direct = new DirectHttp(stack, exchanges);
    }

    @Test
    void an_API_replica_returns_Hello_world() {
        assertThat(direct.get(anInstance(), 8080, "/")).hasStatus(200).hasBodyContaining("Hello world!");
    }

    @Test
    void the_version_endpoint_returns_NAME_and_VERSION_of_the_environment() {
        Replica api = anInstance();

        assertThat(direct.get(api, 8080, "/version"))
                .hasStatus(200)
                .hasContentType("application/json")
                .hasField("name", api.environment().get("NAME") + "-" + api.ordinal())
                .hasField("version", api.environment().get("VERSION"));
    }

    private Replica anInstance() {
        return stack.replicas().of("api").first();
    }
}
