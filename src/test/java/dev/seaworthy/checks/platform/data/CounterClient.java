package dev.seaworthy.checks.platform.data;

import static dev.seaworthy.assertion.Eventually.eventually;

import dev.seaworthy.checks.Precondition;
import dev.seaworthy.contract.Counter;
import dev.seaworthy.contract.PublishedPort;
import dev.seaworthy.contract.PublishedPort.Protocol;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.load.CounterLoad;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.PublishedHttp;
import dev.seaworthy.probe.network.PortBinding;
import dev.seaworthy.probe.network.PortBindings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Requests the counter of a service as its users do: on the host if its port is published, else as another container;
 * one container after another. A fault may change the ports of the host: afterwards, a new client is needed.
 */
final class CounterClient {
    private static final int QUIET = 10;

    /** Ten requests, every 200 ms. */
    private static final Duration WATCHED = Duration.ofSeconds(10);

    private final Counter counter;
    private final List<Supplier<Exchange>> targets;
    private final AtomicInteger next = new AtomicInteger();

    /** @throws InconclusiveException if no container runs, or its port is not published as promised */
    CounterClient(ComposeStack stack, Exchanges exchanges, String service) {
        counter = stack.contract().services().get(service).counter().orElseThrow();
        PublishedPort port = new PublishedPort(counter.port(), Protocol.TCP);
        List<Replica> running = Precondition.running(stack.replicas().of(service));
        targets = stack.contract().services().get(service).publishedPorts().contains(port)
                ? onTheHost(stack, exchanges, running, port)
                : running.stream()
                        .map(replica -> directly(stack, exchanges, replica))
                        .toList();
        if (targets.isEmpty()) {
            throw new InconclusiveException("%s does not publish port %s".formatted(service, port));
        }
    }

    private List<Supplier<Exchange>> onTheHost(
            ComposeStack stack, Exchanges exchanges, List<Replica> running, PublishedPort port) {
        PublishedHttp http = new PublishedHttp(exchanges);
        Stream<PortBinding> bindings = new PortBindings(stack)
                .of(running).values().stream().flatMap(List::stream).filter(binding -> binding.is(port));
        return bindings.<Supplier<Exchange>>map(
                        binding -> () -> http.send(counter.request(), binding.toString(), binding.reachableAt()))
                .toList();
    }

    private Supplier<Exchange> directly(ComposeStack stack, Exchanges exchanges, Replica replica) {
        DirectHttp http = new DirectHttp(stack, exchanges);
        return () -> http.send(replica, counter.request());
    }

    Exchange send() {
        return targets.get(Math.floorMod(next.getAndIncrement(), targets.size()))
                .get();
    }

    /** @return the responses up to the first one with a number, or until the timeout */
    List<Exchange> awaitNumber(Duration timeout) {
        List<Exchange> answers = new ArrayList<>();
        eventually("the counter returns a number", timeout)
                .completeOrLast(
                        () -> {
                            answers.add(send());
                            return answers.getLast();
                        },
                        answer -> CounterLoad.number(counter, answer).isPresent());
        return List.copyOf(answers);
    }

    /** @return the responses to ten requests, slowly one after another: others who use the counter show */
    List<Exchange> watch() {
        List<Exchange> answers = new ArrayList<>();
        eventually("the counter is watched", WATCHED)
                .completeOrLast(
                        () -> {
                            answers.add(send());
                            return answers;
                        },
                        seen -> seen.size() >= QUIET);
        return List.copyOf(answers);
    }
}
