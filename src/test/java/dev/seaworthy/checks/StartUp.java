package dev.seaworthy.checks;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.EngineEvents.ContainerEvent;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/** The time that the contract gives the stack to become healthy: a check that looks earlier judges nothing. */
public record StartUp(ComposeStack stack) {
    /** A container that is late is late by any clock. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /**
     * @return when {@code docker compose up} created its first container, after builds and pulls
     * @throws InconclusiveException if the engine has not reported it
     */
    public Instant began() {
        return stack.events().all().stream()
                .filter(happening -> happening.action().equals("create"))
                .map(ContainerEvent::at)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new InconclusiveException("the engine has reported no creation of a container"));
    }

    /** @return the rest of the promised time, and a second; zero if it is over */
    public Duration rest() {
        return rest(stack.contract().healthyWithin().duration(), Elapsed.since(beganOrNow()));
    }

    /** @return like {@link #rest()}, from the last start of one of the service's containers if that was later */
    public Duration rest(String service) {
        return rest(
                stack.contract().healthyWithin().duration(),
                Elapsed.since(later(beganOrNow(), stack.replicas().of(service))));
    }

    /** Without the engine's events a check waits in full: too long, but it blinds no row that needs no events. */
    private Instant beganOrNow() {
        try {
            return began();
        } catch (InconclusiveException e) {
            return Instant.now();
        }
    }

    static Instant later(Instant began, Tier tier) {
        return Stream.concat(Stream.of(began), tier.replicas().stream().map(Replica::startedAt))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    static Duration rest(Duration promised, Elapsed elapsed) {
        Duration rest = promised.minus(elapsed.adjusted()).plus(MARGIN);
        return rest.isPositive() ? rest : Duration.ZERO;
    }
}
