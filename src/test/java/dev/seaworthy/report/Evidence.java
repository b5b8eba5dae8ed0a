package dev.seaworthy.report;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.EngineEvents;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.Exchanges;
import io.qameta.allure.Allure;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What could be seen when a check failed, attached to it in the report while everything is still there. Each part is
 * attached by itself, and one that cannot be had says so: evidence must not replace the verdict.
 */
public final class Evidence {
    /** Of one container's log. The end is what counts; a report is read by people. */
    private static final int LINES = 200;
    /** Of one check. A load of thousands is told by its end. */
    private static final int EXCHANGES = 100;

    private final ComposeProject stack;
    private final Redaction redaction;

    public Evidence(ComposeProject stack) {
        this.stack = stack;
        this.redaction = Redaction.of(stack.secrets());
    }

    /** @param since when the check began */
    public void attach(Instant since, Exchanges exchanges) {
        attach("HTTP exchanges of this check", () -> Excerpt.of(exchanges.all(), EXCHANGES, ExchangeText::of));
        attach("container states", () -> ReplicaText.states(replicas()));
        attach("health logs", () -> ReplicaText.healthLogs(replicas()));
        attach("what Compose complained about", () -> stack.lastError().orElse("nothing"));
        attach("engine events since the check began", () -> events(since));
        attach("service logs since the check began", () -> logs(since));
    }

    /**
     * @param verdict of a check, whose message may quote anything that the stack said
     * @return the same without credentials; itself if there are none in it
     */
    public Throwable redacted(Throwable verdict) {
        String message = String.valueOf(verdict.getMessage());
        String redacted = redaction.of(message);
        if (redacted.equals(message)) {
            return verdict;
        }
        Throwable shown =
                verdict instanceof AssertionError ? new AssertionError(redacted) : new InconclusiveException(redacted);
        shown.setStackTrace(verdict.getStackTrace());
        return shown;
    }

    private List<Replica> replicas() {
        return stack.replicas().all();
    }

    private String events(Instant since) {
        return Excerpt.of(
                stack.events().all().stream()
                        .filter(happening -> !happening.at().isBefore(since))
                        .toList(),
                LINES,
                EngineEvents.Happening::toString);
    }

    private String logs(Instant since) {
        return replicas().stream()
                .map(replica -> "== %s%n%s%n"
                        .formatted(replica, Excerpt.of(stack.logs().of(replica, since), LINES, line -> line)))
                .collect(Collectors.joining("\n"));
    }

    private void attach(String title, Supplier<String> part) {
        String text;
        try {
            text = part.get();
        } catch (RuntimeException e) { // whatever it is: the verdict must not be lost
            text = "could not be had: " + e;
        }
        Allure.addAttachment(title, "text/plain", redaction.of(text), ".txt");
    }
}
