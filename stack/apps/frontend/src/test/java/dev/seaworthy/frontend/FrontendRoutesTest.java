package dev.seaworthy.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.common.Identity;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrontendRoutesTest {

    /** The table of the interfaces, written out: a route added by accident is seen here. */
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
    void each_site_answers_exactly_what_is_promised() {
        try (ApiClient api = new ApiClient(URI.create("http://127.0.0.1:1"))) {
            Sites sites = FrontendRoutes.of(api, new Identity("frontend-1", "1.0.0"));

            PROMISED.forEach((site, routes) ->
                    assertThat(sites.tables().get(site).methodsByPath()).isEqualTo(routes));
        }
    }
}
