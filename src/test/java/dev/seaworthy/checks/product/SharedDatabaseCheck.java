package dev.seaworthy.checks.product;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.DirectHttp;
import dev.seaworthy.probe.Exchange;
import dev.seaworthy.probe.Exchanges;
import dev.seaworthy.probe.Request;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Replica;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Alone, so that no other visit is counted in between. */
@ExclusiveStack
@Requirement("CLUSTER-06")
final class SharedDatabaseCheck {
    private final ComposeProject stack;
    private final DirectHttp direct;

    SharedDatabaseCheck(ComposeProject stack, Exchanges exchanges) {
        this.stack = stack;
        this.direct = new DirectHttp(stack, exchanges);
    }

    @Test
    void every_API_replica_continues_the_count_of_the_others() {
        List<Replica> apis = stack.replicas().of("api").live();
        assertThat(apis).hasSizeGreaterThan(1);

        long first = visit(apis.getFirst());
        List<Long> next = apis.stream().map(this::visit).toList();

        assertThat(next)
                .as("numbers given by %s, one after another", apis)
                .containsExactlyElementsOf(LongStream.rangeClosed(first + 1, first + apis.size())
                        .boxed()
                        .toList());
    }

    private long visit(Replica api) {
        Exchange visit = direct.send(api, Request.visit(UUID.randomUUID().toString()));
        return assertThat(visit).hasStatus(200).hasNumber("number");
    }
}
