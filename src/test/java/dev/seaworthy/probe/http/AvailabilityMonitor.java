package dev.seaworthy.probe.http;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Endpoint;
import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the containers that answer go on answering while something is done to others. */
public final class AvailabilityMonitor {
    private final ComposeProject stack;
    private final DirectHttp direct;

    public AvailabilityMonitor(ComposeProject stack, Exchanges exchanges) {
        this.stack = stack;
        this.direct = new DirectHttp(stack, exchanges);
    }

    /**
     * What was done, and what the neighbours said meanwhile.
     *
     * @param answers of each neighbour, one after another
     * @param notAsked the neighbours that could not be asked at least once
     */
    public record Monitored<T>(T done, Map<String, List<Exchange>> answers, List<NotAsked> notAsked) {}

    /**
     * @param neighbour as it was before
     * @param reason which may be that it has ended
     */
    public record NotAsked(Replica neighbour, InconclusiveException reason) {}

    /**
     * Asks every replica that promises to answer, save those that are disturbed, before and as long as something is
     * done. Where there are none, nobody is asked.
     */
    public <T> Monitored<T> during(Supplier<T> deed, Collection<Replica> disturbed) {
        Map<Replica, Endpoint> asked = asked(disturbed);
        List<NotAsked> notAsked = Collections.synchronizedList(new ArrayList<>());
        List<Map.Entry<String, Exchange>> answers = new ArrayList<>(round(asked, notAsked));
        CompletableFuture<T> deeds =
                CompletableFuture.supplyAsync(deed, task -> Thread.ofVirtual().start(task));
        do {
            answers.addAll(round(asked, notAsked));
        } while (!asked.isEmpty() && !deeds.isDone());
        try {
            return new Monitored<>(
                    deeds.join(),
                    answers.stream()
                            .collect(Collectors.groupingBy(
                                    Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))),
                    List.copyOf(notAsked));
        } catch (CompletionException e) {
            throw new InconclusiveException(e.getCause().getMessage(), e);
        }
    }

    private Map<Replica, Endpoint> asked(Collection<Replica> disturbed) {
        Contract contract = stack.contract();
        return stack.replicas().all().stream()
                .filter(replica -> replica.state().equals("running"))
                .filter(replica ->
                        disturbed.stream().noneMatch(other -> other.id().equals(replica.id())))
                .filter(replica -> contract.services().containsKey(replica.service()))
                .filter(replica ->
                        contract.services().get(replica.service()).answers().isPresent())
                .collect(Collectors.toMap(
                        replica -> replica,
                        replica -> contract.services()
                                .get(replica.service())
                                .answers()
                                .orElseThrow()));
    }

    private List<Map.Entry<String, Exchange>> round(Map<Replica, Endpoint> asked, List<NotAsked> notAsked) {
        return asked.entrySet().parallelStream()
                .flatMap(one -> answer(one.getKey(), one.getValue(), notAsked)
                        .map(answer -> Map.entry(one.getKey().instance(), answer)))
                .toList();
    }

    /** That one cannot be asked does not hide what the others say. */
    private Stream<Exchange> answer(Replica replica, Endpoint endpoint, List<NotAsked> notAsked) {
        try {
            return Stream.of(direct.get(replica, endpoint.port(), endpoint.path()));
        } catch (InconclusiveException e) {
            notAsked.add(new NotAsked(replica, e));
            return Stream.empty();
        }
    }
}
