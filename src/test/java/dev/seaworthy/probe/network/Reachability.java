package dev.seaworthy.probe.network;

import dev.seaworthy.contract.Access;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.ExternalListener;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.network.Connections.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tries TCP connections between services: from one replica of each service to every port on which any replica listens,
 * by each of its names and addresses. All attempts run concurrently, since blocked ones end by a timeout.
 */
public final class Reachability {
    private static final Executor AT_ONCE = Thread::startVirtualThread;
    private static final String OUTSIDE = "a host outside the stack";
    /**
     * Docker's embedded DNS server, which responds to every container: the positive control for services without a
     * listening port.
     */
    private static final String RESOLVER = "127.0.0.11";

    private static final int RESOLVER_PORT = 53;

    /**
     * While an engine creates or removes a network of another project, it lets packets pass between networks for some
     * milliseconds (Docker 26.1: 6 of 354 attempts meanwhile), which is no property of the stack. A connection counts
     * as possible if it can be opened three times in a row.
     */
    private static final int REPETITIONS = 2;

    private final ComposeStack stack;
    private final NetworkViews views;
    private final Map<String, CompletableFuture<List<ConnectionAttempt>>> bySource = new LinkedHashMap<>();
    private final CompletableFuture<List<ConnectionAttempt>> outside;

    /** @param views of the containers to connect from and to */
    public Reachability(ComposeStack stack, NetworkViews views) {
        this.stack = stack;
        this.views = views;
        outside = later(() -> Connections.attempt(
                OUTSIDE,
                outside(stack.externalListener()),
                reach -> stack.probeContainer().inNetworkNamespaceOf(stack.externalListener(), reach)));
        for (NetworkView view : promised()) {
            bySource.computeIfAbsent(view.replica().service(), service -> later(() -> all(view)));
        }
    }

    /**
     * @return the attempts of a service to connect to every service, itself included
     * @throws InconclusiveException if it is not running, or cannot connect to itself in the same way (positive
     *     control)
     */
    public ConnectionAttempts from(String service) {
        return those(service, target -> !target.equals(OUTSIDE));
    }

    /** @return the network configurations, as the attempts found them */
    public NetworkViews views() {
        return views;
    }

    /**
     * @return the attempts of a service to connect to the listener outside the stack
     * @throws InconclusiveException if the service is not running, or the listener cannot connect to itself in the same
     *     way (positive control)
     */
    public ConnectionAttempts outside(String service) {
        List<ConnectionAttempt> control = joined(outside);
        if (!control.stream().allMatch(ConnectionAttempt::connected)) {
            throw new InconclusiveException("%s cannot reach itself: %s".formatted(stack.externalListener(), control));
        }
        return those(service, target -> target.equals(OUTSIDE));
    }

    private ConnectionAttempts those(String service, Predicate<String> target) {
        if (!bySource.containsKey(service)) {
            views.complete(service); // throws the reason
            throw new InconclusiveException(service + " has no running container to connect from");
        }
        return new ConnectionAttempts(
                service,
                joined(bySource.get(service)).stream()
                        .filter(attempt -> target.test(attempt.target()))
                        .toList());
    }

    /** Without the listener only {@link #outside(String)} is inconclusive, with the reason. */
    private List<Target> outside() {
        try {
            return outside(stack.externalListener());
        } catch (InconclusiveException e) {
            return List.of();
        }
    }

    private static List<Target> outside(ExternalListener externalListener) {
        return List.of(
                new Target(OUTSIDE, externalListener.address(), ExternalListener.PORT),
                new Target(OUTSIDE, externalListener.gateway(), externalListener.published()));
    }

    private List<ConnectionAttempt> all(NetworkView source) {
        String service = source.replica().service();
        Stream<Target> promised = stack.contract().services().get(service).reaches().stream()
                .map(peer -> new Target(peer.service(), peer.service(), peer.port()));
        Stream<Target> listening = promised().stream().flatMap(Reachability::targets);
        Stream<Target> always =
                Stream.concat(outside().stream(), Stream.of(new Target(service, RESOLVER, RESOLVER_PORT)));
        List<Target> targets = Stream.of(always, promised, listening)
                .flatMap(Function.identity())
                .distinct()
                .toList();
        Function<String[], String> place =
                reach -> stack.probeContainer().inNetworkNamespaceOf(source.replica(), reach);
        List<ConnectionAttempt> all = Connections.attempt(service, targets, place);
        refuseUnlessProven(source, all);
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            all = withForbiddenRepeated(service, all, place);
        }
        return all;
    }

    /** The outcome of a connection that the contract forbids, but that was opened, is that of another attempt. */
    private List<ConnectionAttempt> withForbiddenRepeated(
            String service, List<ConnectionAttempt> all, Function<String[], String> place) {
        Predicate<ConnectionAttempt> opened = attempt -> attempt.connected() && isForbidden(service, attempt);
        List<Target> again = all.stream()
                .filter(opened)
                .map(attempt -> new Target(attempt.target(), attempt.host(), attempt.port()))
                .toList();
        return again.isEmpty()
                ? all
                : Stream.concat(
                                all.stream().filter(opened.negate()),
                                Connections.attempt(service, again, place).stream())
                        .toList();
    }

    private boolean isForbidden(String service, ConnectionAttempt attempt) {
        return attempt.target().equals(OUTSIDE)
                ? !stack.contract().leadsOutside(service)
                : stack.contract().access(service, attempt.target(), attempt.host(), attempt.port()) == Access.MUST_NOT;
    }

    private List<NetworkView> promised() {
        return views.all().stream()
                .filter(view ->
                        stack.contract().services().containsKey(view.replica().service()))
                .toList();
    }

    /**
     * The host's network has no DNS server of Docker: there any connection is the positive control. A container on no
     * network needs none: it has no interface.
     */
    private static void refuseUnlessProven(NetworkView source, List<ConnectionAttempt> all) {
        if (source.isUnconnected()) {
            return;
        }
        refuseUnlessConnected(source, all, source.namespace().isTheHosts() ? host -> true : RESOLVER::equals);
        if (!source.listens().isEmpty()) {
            refuseUnlessConnected(source, all, source.replica().service()::equals);
            refuseUnlessConnected(source, all, source.addresses()::contains);
        }
    }

    /** The positive control: without these connections the other attempts prove nothing. */
    private static void refuseUnlessConnected(NetworkView source, List<ConnectionAttempt> all, Predicate<String> host) {
        List<ConnectionAttempt> own =
                all.stream().filter(attempt -> host.test(attempt.host())).toList();
        if (own.stream().noneMatch(ConnectionAttempt::connected)) {
            throw new InconclusiveException("%s cannot connect to itself, so its other attempts prove nothing: %s"
                    .formatted(source.replica(), own));
        }
    }

    private static Stream<Target> targets(NetworkView view) {
        Replica replica = view.replica();
        return Stream.concat(Stream.of(replica.service(), replica.name()), view.addresses().stream())
                .flatMap(host -> view.listens().stream().map(port -> new Target(replica.service(), host, port)));
    }

    private static <T> CompletableFuture<T> later(Supplier<T> observation) {
        return CompletableFuture.supplyAsync(observation, AT_ONCE);
    }

    private static <T> T joined(CompletableFuture<T> observation) {
        try {
            return observation.join();
        } catch (CompletionException e) {
            throw new InconclusiveException(e.getCause().getMessage(), e.getCause());
        }
    }
}
