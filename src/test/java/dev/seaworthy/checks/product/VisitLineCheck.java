package dev.seaworthy.checks.product;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.SharesTheStack;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.Exchange;
import dev.seaworthy.probe.Exchanges;
import dev.seaworthy.probe.Http;
import dev.seaworthy.probe.VisitLine;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Replica;
import org.junit.jupiter.api.Test;

@SharesTheStack
@Requirement("VISITS-01")
final class VisitLineCheck {
    private final ComposeProject stack;
    private final Http http;

    VisitLineCheck(ComposeProject stack, Exchanges exchanges) {
        this.stack = stack;
        this.http = new Http(stack, exchanges);
    }

    @Test
    void a_visit_is_answered_with_exactly_the_promised_line() {
        Exchange visit = http.get("http://localhost/");

        assertThat(visit).hasStatus(200).hasContentType("text/plain").hasBodyOfForm(VisitLine.FORM);
    }

    @Test
    void the_hostname_in_the_line_is_that_of_a_live_frontend() {
        VisitLine line = assertThat(http.get("http://localhost/")).isVisit();

        assertThat(stack.replicas().of("frontend").live())
                .extracting(Replica::hostname)
                .contains(line.hostname());
    }
}
