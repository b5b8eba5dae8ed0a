package dev.seaworthy.checks.product.visits;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.VisitResponse;
import dev.seaworthy.report.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Visit responses")
@ReadOnlyStack
@Requirement("VISITS-01")
final class VisitResponseCheck {
    private final Http http;

    VisitResponseCheck(Http http) {
        this.http = http;
    }

    @Test
    void a_visit_returns_exactly_one_line_of_the_promised_form() {
        Exchange visit = http.get("http://localhost/");

        assertThat(visit).hasStatus(200).hasContentType("text/plain").hasBodyOfForm(VisitResponse.FORM);
    }

    @Test
    void the_hostname_in_the_line_is_that_of_a_running_frontend(ComposeStack stack) {
        VisitResponse line = precondition(http.get("http://localhost/")).isVisit();

        List<String> hostnames = stack.replicas().of("frontend").live().stream()
                .map(Replica::hostname)
                .toList();
        assertThat(hostnames)
                .overridingErrorMessage(
                        "the edge: expected a visit with the hostname of a running frontend, %s, "
                                + "but its hostname is %s",
                        hostnames, line.hostname())
                .contains(line.hostname());
    }
}
