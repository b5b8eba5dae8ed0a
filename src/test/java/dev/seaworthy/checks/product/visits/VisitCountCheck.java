package dev.seaworthy.checks.product.visits;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static dev.seaworthy.assertion.ExchangesAssert.assertThatAll;
import static dev.seaworthy.assertion.VisitNumbersAssert.assertThatNumbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.load.ClosedLoopLoad;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.http.VisitResponse;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exclusive, since visits of other checks would be counted as well. */
@DisplayName("Visit counting")
@ExclusiveStack
final class VisitCountCheck {
    private static final int VISITS = 1_000;
    private static final int CLIENTS = 32;

    private final Http http;
    private final ClosedLoopLoad load;

    VisitCountCheck(Http http, ClosedLoopLoad load) {
        this.http = http;
        this.load = load;
    }

    @Test
    @Requirement("VISITS-02")
    void concurrent_visits_get_consecutive_numbers_each_exactly_once() {
        long before = precondition(http.get("http://localhost/")).isVisit().number();

        List<Exchange> answers = load.visits(VISITS, CLIENTS);

        List<Long> numbers = answers.stream()
                .map(VisitResponse::in)
                .flatMap(Optional::stream)
                .map(VisitResponse::number)
                .toList();
        assertThatNumbers(numbers).as("visits answered through the edge").haveNoDuplicates();
        assertThatAll(answers).haveStatus(200);
        assertThatNumbers(numbers).as("visits answered through the edge").areConsecutiveAfter(before);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "HEAD, http://localhost/, 200",
        "GET,  http://localhost/version, 200",
        "GET,  http://localhost/passthrough, 200",
        "GET,  http://localhost/health, 200",
        "GET,  http://localhost/nothing-here, 404",
        "POST, http://localhost/, 405",
        "GET,  http://frontend.localhost/, 200",
        "GET,  http://backend.localhost/, 200"
    })
    @Requirement("VISITS-01")
    void a_request_other_than_GET_of_the_counter_is_not_counted(String method, String target, int status) {
        long before = precondition(http.get("http://localhost/")).isVisit().number();

        Exchange other = http.send(Request.of(method, target));

        assertThat(http.get("http://localhost/"))
                .isVisitNumber(
                        before + 1, "because %s %s after visit %d is no visit".formatted(method, target, before));
        assertThat(other).hasStatus(status);
    }
}
