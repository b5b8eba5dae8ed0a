package dev.seaworthy.docker;

import dev.seaworthy.docker.EngineEvents.ContainerEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The times at which the containers of a service first started and became ready in this run, removed ones included. */
public record ContainerTimeline(ComposeStack stack) {

    /** @return when its containers were first started: one time per container, earliest first */
    public List<Instant> started(String service) {
        return first(service, happening -> happening.action().equals("start"));
    }

    /**
     * @return when its containers were first healthy, or first exited with 0 if the service completes: one time per
     *     container, earliest first
     */
    public List<Instant> ready(String service) {
        boolean completes = stack.contract().services().get(service).completes();
        return first(
                service,
                completes
                        ? happening -> happening.action().equals("die")
                                && happening.exitCode().filter("0"::equals).isPresent()
                        : happening -> happening.action().equals("health_status: healthy"));
    }

    private List<Instant> first(String service, Predicate<ContainerEvent> kind) {
        return stack.events().all().stream()
                .filter(happening -> happening.service().equals(service))
                .filter(kind)
                .collect(Collectors.toMap(ContainerEvent::container, ContainerEvent::at, (first, later) -> first))
                .values()
                .stream()
                .sorted()
                .toList();
    }
}
