package dev.seaworthy.checks.platform.data;

import static dev.seaworthy.assertion.CounterLoadAssert.assertThat;

import dev.seaworthy.checks.DataArguments;
import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.RootCause;
import dev.seaworthy.checks.StartUp;
import dev.seaworthy.contract.Counter;
import dev.seaworthy.contract.Spread;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.load.ClosedLoopLoad;
import dev.seaworthy.load.CounterLoad;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.report.Requirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Sends one load to each counter, for all rows. Exclusive, since requests of other checks would be counted as well. */
@DisplayName("Counters")
@ExclusiveStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement("VISITS-02")
final class CounterCheck {
    private final ComposeStack stack;
    private final Exchanges exchanges;
    private final StartUp startUp;
    private final RootCause rootCause;
    private final Map<String, Memoized<CounterLoad>> loads = new HashMap<>();

    CounterCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.exchanges = exchanges;
        startUp = new StartUp(stack);
        rootCause = new RootCause(stack);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(DataArguments.Counters.class)
    void every_concurrent_request_to_the_counter_gets_a_number(String service, Counter counter) {
        CounterLoad load = load(service);
        rootCause.judge(service, () -> assertThat(load).hasNoFailure());
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(DataArguments.Counters.class)
    void no_two_requests_to_the_counter_get_the_same_number(String service, Counter counter) {
        assertThat(load(service)).hasNoDuplicates();
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(DataArguments.Counters.class)
    void the_counter_leaves_out_no_number(String service, Counter counter) {
        assertThat(load(service)).hasNoGap();
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(DataArguments.Counters.class)
    void the_counter_advances_by_the_number_of_acknowledged_requests(String service, Counter counter) {
        assertThat(load(service)).countsEveryRequest();
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(DataArguments.Spreads.class)
    void the_responses_of_the_counter_come_from_the_promised_number_of_instances(String service, Spread spread) {
        CounterLoad load = load(service);
        rootCause.judge(service, () -> assertThat(load).cameFrom(spread));
    }

    private CounterLoad load(String service) {
        return loads.computeIfAbsent(service, name -> new Memoized<>(() -> send(name)))
                .get();
    }

    private CounterLoad send(String service) {
        Counter counter = stack.contract().services().get(service).counter().orElseThrow();
        CounterClient client = new CounterClient(stack, exchanges, service);
        client.awaitNumber(startUp.rest(service));
        List<Exchange> before = client.watch();
        List<Exchange> answers = ClosedLoopLoad.of(client::send, counter.requests(), counter.clients());
        return new CounterLoad(service, counter, before, answers, client.watch());
    }
}
