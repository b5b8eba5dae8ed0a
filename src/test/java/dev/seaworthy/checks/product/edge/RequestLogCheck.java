package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.RequestLog;
import dev.seaworthy.probe.http.VisitResponse;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Exclusive, so that no other visit is logged. */
@DisplayName("Request log of the frontends")
@ExclusiveStack
@Requirement("VISITS-05")
final class RequestLogCheck {
    private static final Duration WRITTEN = Duration.ofSeconds(5);

    private final Http http;
    private final RequestLog log;

    RequestLogCheck(ComposeStack stack, Exchanges exchanges) {
        this.http = new Http(stack, exchanges);
        this.log = new RequestLog(stack);
    }

    @Test
    void a_visit_is_logged_in_one_line_by_the_frontend_that_answered_and_by_no_other() {
        Instant since = Instant.now();
        Map<String, Long> expected = new HashMap<>(log.visitsByHostname(since));

        VisitResponse visit = assertThat(http.get("http://localhost/")).isVisit();

        expected.merge(visit.hostname(), 1L, Long::sum);
        eventually("the visit is logged by the frontend " + visit.hostname(), WRITTEN)
                .of(
                        () -> log.visitsByHostname(since),
                        visits -> assertThat(visits).isEqualTo(expected));
    }
}
