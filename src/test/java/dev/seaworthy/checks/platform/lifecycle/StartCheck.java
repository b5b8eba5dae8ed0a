package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.StackStart;
import dev.seaworthy.checks.StartUp;
import dev.seaworthy.checks.UnexpectedExits;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.InvalidComposeFileException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.StartFailedException;
import dev.seaworthy.docker.StartFailure;
import dev.seaworthy.report.Requirement;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Reports a stack that cannot be started once, and not in the row of every promise, of which nothing is known then. A
 * container that starts and is not healthy, or exits, is reported by the rows of its service.
 */
@DisplayName("Start of the stack")
@ReadOnlyStack
@Requirement("COMPOSE-01")
final class StartCheck {
    private final StackStart start;

    StartCheck(StackStart start) {
        this.start = start;
    }

    @Test
    void docker_compose_up_starts_every_service() {
        start.failure().ifPresent(StartCheck::refuseUnlessOfTheStack);
        start.stack().startFailure().ifPresent(this::judge);

        Precondition.require(() -> assertThat(start.stack().replicas().all())
                .as("containers of the stack")
                .isNotEmpty());
    }

    private static void refuseUnlessOfTheStack(RuntimeException failure) {
        if (failure instanceof InvalidComposeFileException) {
            fail(failure.getMessage());
        }
        if (!(failure instanceof StartFailedException)) {
            throw failure;
        }
    }

    private void judge(StartFailure failure) {
        failure.outsideTheStack().ifPresent(reason -> {
            throw new InconclusiveException("the stack was not started: " + reason);
        });
        failure.failedDependency()
                .filter(this::isReportedByRowsOfItsOwn)
                .ifPresent(dependency -> abort(
                        "Compose did not start the services that depend on a failed one (%s): see the rows of that service"
                                .formatted(dependency)));
        fail("docker compose up failed: %s%s", failure.error(), notRunning());
    }

    /**
     * Every service of the contract has rows about its health and its exits, judged when the promised time is over. A
     * container that is healthy by then, when Compose has given up, is reported by this row only.
     */
    private boolean isReportedByRowsOfItsOwn(String dependency) {
        return start.stack().replicas().all().stream()
                .filter(replica -> dependency.contains(" " + replica.name() + " "))
                .filter(replica -> start.stack().contract().services().containsKey(replica.service()))
                .anyMatch(replica -> !becomesHealthy(replica));
    }

    private boolean becomesHealthy(Replica replica) {
        return eventually(
                        "%s is healthy".formatted(replica.instance()),
                        new StartUp(start.stack()).rest(replica.service()))
                .completeOrLast(
                        () -> start.stack().replicas().afresh(replica), seen -> seen.isHealthy() || seen.hasEnded())
                .isHealthy();
    }

    private String notRunning() {
        if (start.failure().isPresent()) {
            return "";
        }
        return start.stack().replicas().all().stream()
                .filter(replica -> !replica.state().equals("running") && replica.exitCode() != 0)
                .map(replica -> "; %s (%s): exit code %d, last lines of its log: %s"
                        .formatted(
                                replica.instance(),
                                replica.state(),
                                replica.exitCode(),
                                new UnexpectedExits(start.stack()).lastLines(replica, Instant.EPOCH)))
                .collect(Collectors.joining());
    }
}
