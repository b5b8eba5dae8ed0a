package dev.seaworthy.checks;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.EngineEvents.ContainerEvent;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The exits of existing containers that are not effects of the suite's own faults, by the engine's events. */
public record UnexpectedExits(ComposeStack stack) {
    /** A service without a health check may exit until the services that it needs are healthy again. */
    public static final Duration AFTERMATH = Duration.ofSeconds(10);

    private static final int SHOWN = 5;

    /** @return the exits of this container, oldest first */
    public List<ContainerEvent> of(Replica container) {
        return stack.events().of(container).stream()
                .filter(event -> event.action().equals("die"))
                .filter(event -> !stack.faultPeriods().explain(container.service(), event.at(), AFTERMATH))
                .toList();
    }

    /** @return the containers that have exited, with exit codes and the last lines of their logs; empty if none has */
    public Optional<String> described(List<Replica> containers) {
        String exited = containers.stream()
                .filter(container -> !of(container).isEmpty())
                .map(container -> described(container, of(container), lastLines(container)))
                .collect(Collectors.joining("; "));
        return Optional.of(exited).filter(text -> !text.isEmpty());
    }

    static String described(Replica container, List<ContainerEvent> exits, List<String> lastLines) {
        return "%s exited %s by itself, %swith exit code %s at %s, and is %s, restart count %d; %s"
                .formatted(
                        container.instance(),
                        exits.size() == 1 ? "once" : exits.size() + " times",
                        exits.size() == 1 ? "" : "last ",
                        exits.getLast().exitCode().orElse("unknown"),
                        exits.getLast().at(),
                        container.state(),
                        container.restarts(),
                        lastLines.isEmpty()
                                ? "it has logged nothing since its last start"
                                : "the last lines of its log: " + String.join(" | ", lastLines));
    }

    private List<String> lastLines(Replica container) {
        try {
            List<String> log = stack.logs().of(container, container.startedAt());
            return log.subList(Math.max(0, log.size() - SHOWN), log.size());
        } catch (InconclusiveException e) {
            return List.of(e.getMessage());
        }
    }
}
