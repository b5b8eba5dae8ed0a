package dev.seaworthy.checks.platform.data;

import static dev.seaworthy.assertion.CounterLoadAssert.assertThat;
import static dev.seaworthy.assertion.Eventually.eventually;

import dev.seaworthy.checks.DataArguments;
import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.StartUp;
import dev.seaworthy.contract.Counter;
import dev.seaworthy.contract.DataFault;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.load.ClosedLoopClients;
import dev.seaworthy.load.CounterLoad;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Exclusive, since it disturbs the stack, and requests of other checks would be counted as well. */
@DisplayName("Counters after faults")
@ExclusiveStack
@Requirement("VISITS-03")
final class CounterFaultsCheck {
    private final ComposeStack stack;
    private final Exchanges exchanges;
    private final DataFaults faults;

    CounterFaultsCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.exchanges = exchanges;
        this.faults = new DataFaults(stack, faults);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(DataArguments.FaultsBetweenRequests.class)
    void the_counter_continues_with_the_next_number_after_the_fault(String service, DataFault fault) {
        List<Exchange> before = watch(service);

        faults.inject(service, fault);

        List<Exchange> answers = client(service).awaitNumber(healthyWithin());
        CounterLoad load = new CounterLoad(
                service, counter(service), before, answers.subList(0, answers.size() - 1), List.of(answers.getLast()));
        faults.judge(() -> assertThat(load).as("after %s", fault).countsEveryRequest());
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(DataArguments.FaultsUnderLoad.class)
    void the_counter_repeats_and_leaves_out_no_number_during_the_fault(String service, DataFault fault) {
        Counter counter = counter(service);
        CounterClient client = client(service);
        List<Exchange> before = watch(service);
        AtomicInteger sent = new AtomicInteger();

        List<Exchange> answers = ClosedLoopClients.answersDuring(
                () -> {
                    faults.inject(service, fault);
                    int since = sent.get();
                    eventually("the clients have sent %d more requests".formatted(counter.requests()), healthyWithin())
                            .completeOrLast(sent::get, now -> now - since >= counter.requests());
                },
                counter.clients(),
                () -> {
                    sent.incrementAndGet();
                    return client.send();
                });

        List<Exchange> afterwards = client(service).awaitNumber(healthyWithin());
        CounterLoad load = new CounterLoad(
                service,
                counter,
                before,
                Stream.concat(answers.stream(), afterwards.subList(0, afterwards.size() - 1).stream())
                        .toList(),
                List.of(afterwards.getLast()));
        faults.judge(() -> assertThat(load)
                .as("during %s", fault)
                .hasNoDuplicates()
                .hasNoGap()
                .countsEveryRequest());
    }

    private List<Exchange> watch(String service) {
        CounterClient client = client(service);
        client.awaitNumber(new StartUp(stack).rest(service));
        return client.watch();
    }

    private CounterClient client(String service) {
        return new CounterClient(stack, exchanges, service);
    }

    private Counter counter(String service) {
        return stack.contract().services().get(service).counter().orElseThrow();
    }

    private Duration healthyWithin() {
        return stack.contract().healthyWithin().duration();
    }
}
