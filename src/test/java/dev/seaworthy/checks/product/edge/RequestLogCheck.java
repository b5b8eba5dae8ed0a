package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.RequestLog;
import dev.seaworthy.probe.http.VisitResponse;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Exclusive, so that no other visit is logged. */
@DisplayName("Request log of the frontends")
@ExclusiveStack
@Requirement("VISITS-05")
final class RequestLogCheck {
    private static final Duration WRITTEN = Duration.ofSeconds(5);

    private final ComposeStack stack;
    private final Http http;
    private final RequestLog log;

    RequestLogCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.http = new Http(stack, exchanges);
        this.log = new RequestLog(stack);
    }

    @Test
    void a_visit_is_logged_in_one_line_by_the_frontend_that_answered_and_by_no_other() {
        Instant since = Instant.now();
        Map<String, Long> before = log.visits(since);

        String frontend = instance(precondition(http.get("http://localhost/")).isVisit());

        Map<String, Long> expected = new TreeMap<>(before);
        expected.merge(frontend, 1L, Long::sum);
        eventually("the visit is logged by " + frontend, WRITTEN)
                .of(
                        () -> log.visits(since),
                        visits -> assertThat(visits)
                                .overridingErrorMessage(
                                        "%s responded to a visit: expected %s logged visits, one more than before, "
                                                + "but found %s",
                                        frontend, expected, new TreeMap<>(visits))
                                .isEqualTo(expected));
    }

    private String instance(VisitResponse visit) {
        List<String> such = stack.replicas().of("frontend").live().stream()
                .filter(replica -> replica.hostname().equals(visit.hostname()))
                .map(Replica::instance)
                .toList();
        if (such.size() != 1) {
            throw new InconclusiveException("expected one running frontend with the hostname %s, but found %s"
                    .formatted(visit.hostname(), such));
        }
        return such.getFirst();
    }
}
