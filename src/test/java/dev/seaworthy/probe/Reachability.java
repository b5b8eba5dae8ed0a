package dev.seaworthy.probe;

import dev.seaworthy.stack.Canary;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.NotObserved;
import dev.seaworthy.stack.Replica;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who can open TCP connections to whom: from one replica of each service to every port on which any replica of any
 * service listens, by every name and address of it. All at once, since what is kept apart answers by silence.
 */
public final class Reachability {
    private static final Executor AT_ONCE = Thread::startVirtualThread;
    private static final String OUTSIDE = "outside";
    /** The engine's, which answers every container: a control for services that listen on nothing themselves. */
    private static final String RESOLVER = "127.0.0.11";

    private static final int RESOLVER_PORT = 53;

    private final ComposeProject stack;
    private final List<NetworkView> views;
    private final Map<String, CompletableFuture<Attempts>> bySource = new LinkedHashMap<>();

    /** Where an attempt goes to. */
    private record Target(String service, String host, int port) {}

    /** @throws NotObserved if nothing can be seen at all */
    public Reachability(ComposeProject stack) {
        this.stack = stack;
        this.views = NetworkView.all(stack).stream()
                .filter(view ->
                        stack.contract().services().containsKey(view.replica().service()))
                .toList();
        for (NetworkView view : views) {
            bySource.computeIfAbsent(view.replica().service(), service -> later(() -> all(view)));
        }
    }

    /**
     * @return the attempts of a service to reach every service, itself included
     * @throws NotObserved if it does not run, or does not even reach itself by the same means
     */
    public Attempts from(String service) {
        if (!bySource.containsKey(service)) {
            throw new NotObserved(service + " has no live container to look from");
        }
        return joined(bySource.get(service));
    }

    /** @return the network of each container of a service */
    public List<NetworkView> views(String service) {
        return views.stream()
                .filter(view -> view.replica().service().equals(service))
                .toList();
    }

    /**
     * @return the attempts of a service to reach what is not part of the stack
     * @throws NotObserved if not even that itself can be reached by the same means
     */
    public Attempts outside(String service) {
        Canary canary = stack.canary();
        List<Target> targets = List.of(
                new Target(OUTSIDE, canary.address(), Canary.PORT),
                new Target(OUTSIDE, canary.gateway(), canary.published()));
        List<Attempt> control = attempts(OUTSIDE, targets, stack.helper().beside(canary, command(targets)));
        if (!control.stream().allMatch(Attempt::connected)) {
            throw new NotObserved("nobody can reach %s: %s".formatted(canary, control));
        }
        return new Attempts(
                service,
                views(service).stream()
                        .map(NetworkView::replica)
                        .map(replica -> stack.helper().beside(replica, command(targets)))
                        .flatMap(said -> attempts(service, targets, said).stream())
                        .toList());
    }

    private Attempts all(NetworkView source) {
        String service = source.replica().service();
        Stream<Target> promised = stack.contract().services().get(service).reaches().stream()
                .map(peer -> new Target(peer.service(), peer.service(), peer.port()));
        Stream<Target> listening = views.stream().flatMap(Reachability::targets);
        List<Target> targets = Stream.of(Stream.of(new Target(service, RESOLVER, RESOLVER_PORT)), promised, listening)
                .flatMap(Function.identity())
                .distinct()
                .toList();
        List<Attempt> all = attempts(service, targets, stack.helper().beside(source.replica(), command(targets)));
        refuseUnlessConnected(source, all, RESOLVER::equals);
        if (!source.listens().isEmpty()) {
            refuseUnlessConnected(source, all, service::equals);
            refuseUnlessConnected(source, all, source.addresses()::contains);
        }
        return new Attempts(service, all);
    }

    /** What has to be reached for the rest to say anything. */
    private static void refuseUnlessConnected(NetworkView source, List<Attempt> all, Predicate<String> host) {
        List<Attempt> own =
                all.stream().filter(attempt -> host.test(attempt.host())).toList();
        if (own.stream().noneMatch(Attempt::connected)) {
            throw new NotObserved("%s cannot even be reached from itself, so nothing is known of others: %s"
                    .formatted(source.replica(), own));
        }
    }

    private static Stream<Target> targets(NetworkView view) {
        Replica replica = view.replica();
        return Stream.concat(Stream.of(replica.service(), replica.name()), view.addresses().stream())
                .flatMap(host -> view.listens().stream().map(port -> new Target(replica.service(), host, port)));
    }

    private static String[] command(List<Target> targets) {
        return Stream.concat(
                        Stream.of("reach"),
                        targets.stream().flatMap(target -> Stream.of(target.host(), Integer.toString(target.port()))))
                .toArray(String[]::new);
    }

    private static List<Attempt> attempts(String source, List<Target> targets, String said) {
        Map<String, String> outcomes = said.lines()
                .map(line -> line.split(" ", 3))
                .collect(Collectors.toMap(words -> words[0] + " " + words[1], words -> words[2], (one, same) -> one));
        return targets.stream()
                .map(target -> new Attempt(
                        source,
                        target.service(),
                        target.host(),
                        target.port(),
                        outcome(target, outcomes.get(target.host() + " " + target.port()))))
                .toList();
    }

    private static Attempt.Outcome outcome(Target target, String word) {
        try {
            return Attempt.Outcome.valueOf(
                    String.valueOf(word).toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new NotObserved("how the attempt at %s ended is not understood: %s".formatted(target, word), e);
        }
    }

    private static <T> CompletableFuture<T> later(Supplier<T> observation) {
        return CompletableFuture.supplyAsync(observation, AT_ONCE);
    }

    private static <T> T joined(CompletableFuture<T> observation) {
        try {
            return observation.join();
        } catch (CompletionException e) {
            throw new NotObserved(e.getCause().getMessage(), e.getCause());
        }
    }
}
