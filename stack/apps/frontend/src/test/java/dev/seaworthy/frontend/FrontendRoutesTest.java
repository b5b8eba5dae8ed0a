package dev.seaworthy.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.common.ServiceUrl;
import dev.seaworthy.common.VersionResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrontendRoutesTest {

    /** All routes, written out: a route that is added by accident fails this test. */
    private static final Map<Site, Map<String, Set<String>>> PROMISED = Map.of(
            Site.COUNTER,
            Map.of(
                    "/", Set.of("GET", "HEAD"),
                    "/version", Set.of("GET"),
                    "/passthrough", Set.of("GET"),
                    "/health", Set.of("GET")),
            Site.PAGE,
            Map.of(
                    "/", Set.of("GET"),
                    "/messages", Set.of("GET", "POST"),
                    "/version", Set.of("GET"),
                    "/passthrough", Set.of("GET"),
                    "/health", Set.of("GET")),
            Site.API,
            Map.of("/", Set.of("GET"), "/messages", Set.of("GET"), "/version", Set.of("GET")));

    @Test
    void each_site_has_exactly_the_promised_routes() {
        ServiceUrl unused = ServiceUrl.parse("http://127.0.0.1:1").orElseThrow();
        try (ApiClient api = new ApiClient(unused)) {
            Sites sites = FrontendRoutes.of("localhost", api, new VersionResponse("frontend-1", "1.0.0"));

            PROMISED.forEach((site, routes) ->
                    assertThat(sites.tables().get(site).methodsByPath()).isEqualTo(routes));
        }
    }
}
