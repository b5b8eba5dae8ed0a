package dev.seaworthy.checks.product;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.Exchange;
import dev.seaworthy.probe.Exchanges;
import dev.seaworthy.probe.Http;
import dev.seaworthy.probe.VisitResponse;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Replica;
import org.junit.jupiter.api.Test;

@ReadOnlyStack
@Requirement("VISITS-01")
final class VisitResponseCheck {
    private final ComposeProject stack;
    private final Http http;

    VisitResponseCheck(ComposeProject stack, Exchanges exchanges) {
        this.stack = stack;
        this.http = new Http(stack, exchanges);
    }

    @Test
    void a_visit_returns_exactly_one_line_of_the_promised_form() {
        Exchange visit = http.get("http://localhost/");

        assertThat(visit).hasStatus(200).hasContentType("text/plain").hasBodyOfForm(VisitResponse.FORM);
    }

    @Test
    void the_hostname_in_the_line_is_that_of_a_running_frontend() {
        VisitResponse line = assertThat(http.get("http://localhost/")).isVisit();

        assertThat(stack.replicas().of("frontend").live())
                .extracting(Replica::hostname)
                .contains(line.hostname());
    }
}
