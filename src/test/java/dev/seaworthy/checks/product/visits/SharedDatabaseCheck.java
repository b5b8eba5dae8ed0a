package dev.seaworthy.checks.product.visits;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Exclusive, so that no other visit is counted in between. */
@DisplayName("Shared database")
@ExclusiveStack
@Requirement("CLUSTER-06")
final class SharedDatabaseCheck {
    private final ComposeStack stack;
    private final DirectHttp direct;

    SharedDatabaseCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.direct = new DirectHttp(stack, exchanges);
    }

    @Test
    void every_API_replica_continues_the_count_of_the_others() {
        List<Replica> apis = Precondition.severalRunning(stack.replicas().of("api"));

        long first = visit(apis.getFirst());
        List<Long> next = apis.stream().map(this::visit).toList();

        List<Long> expected =
                LongStream.rangeClosed(first + 1, first + apis.size()).boxed().toList();
        assertThat(next)
                .overridingErrorMessage(
                        "a visit to each of %s after visit %d: expected the consecutive numbers %s, "
                                + "but they returned %s",
                        apis, first, expected, next)
                .isEqualTo(expected);
    }

    private long visit(Replica api) {
        Exchange visit = direct.send(api, Request.visit(UUID.randomUUID().toString()));
        return precondition(visit).hasStatus(200).hasNumber("number");
    }
}
