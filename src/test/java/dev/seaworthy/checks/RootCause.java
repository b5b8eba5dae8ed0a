package dev.seaworthy.checks;

import static dev.seaworthy.assertion.Eventually.eventually;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.EngineEvents.ContainerEvent;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Why a service cannot keep its other promises: its container exits by itself, or Compose has not started it. The cause
 * has a row of its own, and the other rows of the service are inconclusive: one cause has one verdict.
 */
public record RootCause(ComposeStack stack) {
    /**
     * @throws AssertionError if the assertion fails and has no other cause
     * @throws InconclusiveException if the assertion fails and has one
     */
    public void judge(String service, Runnable assertion) {
        judge(assertion, () -> of(service));
    }

    /**
     * Like {@link #judge}, once the assertion holds or the time is over within which the service has to be ready.
     *
     * @param state that the assertion describes
     */
    public void judgeWhenReady(String service, String state, Runnable assertion) {
        judge(
                service,
                () -> eventually(state, new StartUp(stack).rest(service)).of(() -> service, any -> assertion.run()));
    }

    /**
     * Like {@link #judge(String, Runnable)}, with a cause that was known before.
     *
     * @param cause empty if there is none
     */
    public static void judge(Runnable assertion, Supplier<Optional<String>> cause) {
        try {
            assertion.run();
        } catch (AssertionError e) {
            cause.get().ifPresent(known -> {
                throw new InconclusiveException(known + "; therefore not judged: " + e.getMessage(), e);
            });
            throw e;
        }
    }

    /** @return a sentence; empty if there is no such cause */
    public Optional<String> of(String service) {
        Tier tier = stack.replicas().of(service);
        UnexpectedExits exits = new UnexpectedExits(stack);
        List<Replica> exited = stack.contract().services().get(service).completes()
                ? List.of() // it has to exit
                : tier.replicas().stream()
                        .filter(container -> hasExitedRecently(container, exits.of(container), Instant.now()))
                        .toList();
        return exits.described(exited).or(() -> stack.lastError().flatMap(error -> notStarted(tier.replicas(), error)));
    }

    private boolean hasExitedRecently(Replica container, List<ContainerEvent> exits, Instant now) {
        return hasExitedRecently(
                container, exits, stack.contract().healthyWithin().duration(), now);
    }

    /** An exit explains nothing any more once the container has run again for as long as it may take to be healthy. */
    static boolean hasExitedRecently(
            Replica container, List<ContainerEvent> exits, Duration healthyWithin, Instant now) {
        return !exits.isEmpty()
                && (!container.state().equals("running")
                        || container.startedAt().plus(healthyWithin).isAfter(now));
    }

    /** A container that Compose has not started, or has tried to start in vain: the check of the start reports it. */
    static Optional<String> notStarted(List<Replica> containers, String error) {
        return containers.stream()
                .filter(container -> container.state().equals("created"))
                .findFirst()
                .map(container ->
                        "%s was created, but Compose has not started it: %s".formatted(container.instance(), error));
    }
}
