package dev.seaworthy.probe.http;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Monitors whether other containers keep responding during an action on some of them. */
public final class AvailabilityMonitor {
    /** Between two rounds of requests. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ComposeStack stack;
    private final DirectHttp direct;

    public AvailabilityMonitor(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.direct = new DirectHttp(stack, exchanges);
    }

    /**
     * The result of the action and the responses of the neighbours meanwhile.
     *
     * @param answers the exchanges with each neighbour, by its name, in their order, each with what was promised
     * @param notAsked the requests that could not be sent
     */
    public record Monitored<T>(T done, Map<String, List<Answer>> answers, List<NotAsked> notAsked) {}

    /** A promise and the exchange that shows whether it holds. */
    public record Answer(HttpPromise promised, Exchange exchange) {}

    /**
     * @param neighbour its state before the action
     * @param reason for example that it has ended
     */
    public record NotAsked(Replica neighbour, InconclusiveException reason) {}

    /**
     * Requests every running replica that has an {@code http} promise, except those of the action: once before the
     * action and repeatedly until its end. Without such replicas it only performs the action.
     */
    public <T> Monitored<T> during(Supplier<T> fault, Collection<Replica> disturbed) {
        Map<Replica, List<HttpPromise>> asked = asked(disturbed);
        List<NotAsked> notAsked = Collections.synchronizedList(new ArrayList<>());
        List<Map.Entry<String, Answer>> answers = new ArrayList<>(round(asked, notAsked));
        CompletableFuture<T> action =
                CompletableFuture.supplyAsync(fault, task -> Thread.ofVirtual().start(task));
        do {
            answers.addAll(round(asked, notAsked));
        } while (!asked.isEmpty() && !endsWithin(PAUSE, action));
        answers.addAll(round(asked, notAsked));
        try {
            return new Monitored<>(
                    action.join(),
                    answers.stream()
                            .collect(Collectors.groupingBy(
                                    Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))),
                    List.copyOf(notAsked));
        } catch (CompletionException e) {
            throw new InconclusiveException(e.getCause().getMessage(), e);
        }
    }

    private static boolean endsWithin(Duration time, CompletableFuture<?> action) {
        try {
            action.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true; // thrown by join
        } catch (InterruptedException e) {
            action.join();
            Thread.currentThread().interrupt();
            throw new InconclusiveException("interrupted while the availability was monitored", e);
        }
    }

    private Map<Replica, List<HttpPromise>> asked(Collection<Replica> disturbed) {
        Contract contract = stack.contract();
        return stack.replicas().all().stream()
                .filter(replica -> replica.state().equals("running"))
                .filter(replica ->
                        disturbed.stream().noneMatch(other -> other.id().equals(replica.id())))
                .filter(replica -> contract.services().containsKey(replica.service()))
                .filter(replica ->
                        !contract.services().get(replica.service()).http().isEmpty())
                .collect(Collectors.toMap(
                        replica -> replica,
                        replica -> contract.services().get(replica.service()).http()));
    }

    private List<Map.Entry<String, Answer>> round(Map<Replica, List<HttpPromise>> asked, List<NotAsked> notAsked) {
        return asked.entrySet().parallelStream()
                .flatMap(one -> one.getValue().stream()
                        .flatMap(promised -> answer(one.getKey(), promised, notAsked))
                        .map(answer -> Map.entry(one.getKey().instance(), answer)))
                .toList();
    }

    /** Continues after a request that could not be sent, so that the responses of the others are not lost. */
    private Stream<Answer> answer(Replica replica, HttpPromise promised, List<NotAsked> notAsked) {
        try {
            return Stream.of(new Answer(promised, direct.send(replica, promised)));
        } catch (InconclusiveException e) {
            notAsked.add(new NotAsked(replica, e));
            return Stream.empty();
        }
    }
}
