package dev.seaworthy.checks;

import static dev.seaworthy.assertion.Eventually.eventually;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.ContainerTimeline;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Waits until the stack is as the next check expects it: every promised replica runs, and is healthy if it has a health
 * check. Waits once for a service that does not recover, and not again before it is well, and not at all for one that
 * was never healthy: a sick service delays a run by the time in which it had to recover, and not by that time for each
 * check.
 */
final class Recovery {
    /** The engine waits up to a minute before it restarts a container that has crashed repeatedly. */
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

    private final Map<String, Integer> promised;
    private final Function<String, Tier> observed;
    private final Predicate<String> wasHealthy;
    private final Duration timeout;
    private final Set<String> givenUp = new ConcurrentSkipListSet<>();

    Recovery(ComposeStack stack) {
        this(
                stack.contract().services().entrySet().stream()
                        .filter(service -> !service.getValue().completes())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, service -> service.getValue().replicas())),
                service -> stack.replicas().of(service),
                service -> !new ContainerTimeline(stack).ready(service).isEmpty(),
                stack.contract().healthyWithin().duration().plus(LONGEST_BACKOFF));
    }

    /**
     * @param promised the number of replicas of each long-running service
     * @param wasHealthy whether Docker has ever reported a container of the service as healthy
     */
    Recovery(
            Map<String, Integer> promised,
            Function<String, Tier> observed,
            Predicate<String> wasHealthy,
            Duration timeout) {
        this.promised = new TreeMap<>(promised);
        this.observed = observed;
        this.wasHealthy = wasHealthy;
        this.timeout = timeout;
    }

    /**
     * Waits for all services together. A service that does not recover changes no verdict: the rows that need it say
     * so.
     *
     * @param startAgain starts the containers that the faults were about and that have ended, when all others are
     *     healthy
     * @return the services that have not recovered; all of them if the engine does not report their containers
     */
    Set<String> unrecovered(Runnable startAgain) {
        try {
            Set<String> sick = await();
            Set<String> ended = sick.stream().filter(this::hasEnded).collect(Collectors.toSet());
            sick.stream()
                    .filter(service -> !ended.contains(service) && givenUp.add(service))
                    .forEach(this::report);
            if (!ended.isEmpty() && isStarted(startAgain)) {
                sick = await();
            }
            sick.stream().filter(givenUp::add).forEach(this::report);
            givenUp.retainAll(sick);
            return sick;
        } catch (InconclusiveException e) {
            System.out.println("  after a fault the stack cannot be observed: " + e.getMessage());
            return promised.keySet();
        }
    }

    private static boolean isStarted(Runnable startAgain) {
        try {
            startAgain.run();
            return true;
        } catch (InconclusiveException e) {
            System.out.println("  containers that a fault has ended cannot be started again: " + e.getMessage());
            return false;
        }
    }

    private Set<String> await() {
        return eventually("the stack is healthy after a fault", timeout)
                .completeOrLast(
                        this::sick,
                        seen -> seen.stream()
                                .allMatch(service ->
                                        givenUp.contains(service) || wasNeverHealthy(service) || hasEnded(service)));
    }

    private boolean hasEnded(String service) {
        List<Replica> replicas = observed.apply(service).replicas();
        return !replicas.isEmpty() && replicas.stream().allMatch(replica -> replica.isWell() || replica.hasEnded());
    }

    /** A health check that has never succeeded will not because a fault is undone. */
    private boolean wasNeverHealthy(String service) {
        return observed.apply(service).replicas().stream().anyMatch(Replica::isUnhealthy) && !wasHealthy.test(service);
    }

    private Set<String> sick() {
        return promised.keySet().stream()
                .filter(service -> !observed.apply(service).isWell(promised.get(service)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void report(String service) {
        System.out.printf(
                "  %s is not healthy after a fault; no later check waits for it: %s%n",
                service, observed.apply(service).replicas());
    }
}
