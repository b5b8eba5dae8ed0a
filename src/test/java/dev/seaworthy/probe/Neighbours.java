package dev.seaworthy.probe;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Endpoint;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.InconclusiveException;
import dev.seaworthy.stack.Replica;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether the containers that answer go on answering while something is done to others. */
public final class Neighbours {
    private final ComposeProject stack;
    private final DirectHttp direct;

    public Neighbours(ComposeProject stack, Exchanges exchanges) {
        this.stack = stack;
        this.direct = new DirectHttp(stack, exchanges);
    }

    /**
     * What was done, and what the neighbours said meanwhile.
     *
     * @param answers by the neighbour, one after another: the status, 0 if no answer came, or why it could not be asked
     */
    public record Meanwhile<T>(T done, Map<String, List<String>> answers) {}

    /**
     * Asks every replica that promises to answer, save those that are disturbed, before and as long as something is
     * done. Where there are none, nobody is asked.
     */
    public <T> Meanwhile<T> during(Supplier<T> deed, Collection<Replica> disturbed) {
        Map<Replica, Endpoint> asked = asked(disturbed);
        List<Map.Entry<String, String>> answers = new ArrayList<>(round(asked));
        CompletableFuture<T> deeds =
                CompletableFuture.supplyAsync(deed, task -> Thread.ofVirtual().start(task));
        do {
            answers.addAll(round(asked));
        } while (!asked.isEmpty() && !deeds.isDone());
        try {
            return new Meanwhile<>(
                    deeds.join(),
                    answers.stream()
                            .collect(Collectors.groupingBy(
                                    Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
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

    private List<Map.Entry<String, String>> round(Map<Replica, Endpoint> asked) {
        return asked.entrySet().parallelStream()
                .map(one -> Map.entry(one.getKey().instance(), answer(one.getKey(), one.getValue())))
                .toList();
    }

    /** That one cannot be asked does not hide what the others say: it stands among the answers, and is no good one. */
    private String answer(Replica replica, Endpoint endpoint) {
        try {
            return Integer.toString(
                    direct.get(replica, endpoint.port(), endpoint.path()).status());
        } catch (InconclusiveException e) {
            return e.getMessage();
        }
    }
}
