package dev.seaworthy.checks;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.EngineEvents.ContainerEvent;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The exits of existing containers that are not effects of the suite's own faults, by the engine's events. */
public record UnexpectedExits(ComposeStack stack) {
    /** A service without a health check may exit until the services that it needs are healthy again. */
    public static final Duration AFTERMATH = Duration.ofSeconds(10);

    private static final int SHOWN = 5;

    /** A container that was restarted meanwhile may have logged nothing since. */
    private static final Duration BEFORE = Duration.ofSeconds(60);

    /** @return the exits of this container, oldest first */
    public List<ContainerEvent> of(Replica container) {
        return all(container)
                .filter(event -> !stack.faultPeriods().explain(container.service(), event.at(), AFTERMATH))
                .toList();
    }

    /** @return the last exit of this container, of whatever cause; empty if it has not exited */
    public Optional<ContainerEvent> last(Replica container) {
        return all(container).reduce((earlier, later) -> later);
    }

    private Stream<ContainerEvent> all(Replica container) {
        return stack.events().of(container).stream()
                .filter(event -> event.action().equals("die"));
    }

    /** @return the containers that have exited, with exit codes and the last lines of their logs; empty if none has */
    public Optional<String> described(List<Replica> containers) {
        String exited = containers.stream()
                .filter(container -> !of(container).isEmpty())
                .map(container -> described(container, of(container)))
                .collect(Collectors.joining("; "));
        return Optional.of(exited).filter(text -> !text.isEmpty());
    }

    private String described(Replica container, List<ContainerEvent> exits) {
        return described(
                container, exits, lastLines(container, exits.getLast().at().minus(BEFORE)));
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
                        logged(lastLines));
    }

    private static String logged(List<String> lastLines) {
        return lastLines.isEmpty()
                ? "it has logged nothing in the %d s before".formatted(BEFORE.toSeconds())
                : "the last lines of its log: " + String.join(" | ", lastLines);
    }

    /** @return its state; if it has ended, also when and during which check, and what it had logged before */
    public String described(Replica container) {
        if (!container.hasEnded()) {
            return container.described();
        }
        return last(container)
                .map(exit -> "%s last exited at %s with exit code %s, %s; %s"
                        .formatted(
                                container,
                                exit.at(),
                                exit.exitCode().orElse("unknown"),
                                stack.faultPeriods()
                                        .causeAt(container.service(), exit.at(), AFTERMATH)
                                        .map("during the faults of \"%s\""::formatted)
                                        .orElse("without a fault"),
                                logged(lastLines(container, exit.at().minus(BEFORE)))))
                .orElseGet(container::described);
    }

    /** @return the last lines that it has logged since its last start, or why they cannot be read */
    public List<String> lastLines(Replica container) {
        return lastLines(container, container.startedAt());
    }

    /** @return the last lines that it has logged since this moment, or why they cannot be read */
    public List<String> lastLines(Replica container, Instant since) {
        try {
            List<String> log = stack.logs().of(container, since);
            return log.subList(Math.max(0, log.size() - SHOWN), log.size());
        } catch (InconclusiveException e) {
            return List.of(e.getMessage());
        }
    }
}
