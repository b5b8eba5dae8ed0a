package dev.seaworthy.selftest.proof;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.StackExtension;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.HostCommand;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Runs of the suite are isolated from each other and leave nothing in the engine, also if they are interrupted. */
@DisplayName("Concurrent and interrupted runs of the suite")
@Tag("proof")
@ResourceLock("a run of the suite")
@ExtendWith(StackExtension.class)
@Requirement({"HARNESS-02", "HARNESS-03"})
final class ConcurrentRunsCheck {
    /** The stack has no {@code container_name}: with one, it could run only once per engine. */
    private static final Suite RUN = Suite.of("dev.seaworthy.checks.platform.scaling.ReplicasCheck")
            .with("stack", "src/test/resources/stacks/leaky");

    private static final Duration STARTED = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(20);

    @Test
    void two_concurrent_runs_do_not_interfere_and_leave_nothing_behind() {
        List<String> before = inTheEngine();

        List<Verdict> verdicts = Stream.of(RUN, RUN)
                .parallel()
                .flatMap(run -> run.run().stream())
                .toList();

        assertThat(verdicts)
                .filteredOn(verdict -> !verdict.is(Outcome.SKIPPED))
                .hasSizeGreaterThan(3)
                .allMatch(verdict -> verdict.is(Outcome.HOLDS));
        assertThat(inTheEngine())
                .as("containers, networks, volumes and images of the suite after two runs")
                .isSubsetOf(before);
    }

    @Test
    void an_interrupted_run_leaves_nothing_behind() {
        List<String> before = inTheEngine();

        RUN.interruptedAfter(() -> eventually("the run has a container", STARTED)
                .beforehand(
                        ConcurrentRunsCheck::inTheEngine,
                        now -> assertThat(now)
                                .filteredOn(line -> !before.contains(line))
                                .anyMatch(line -> line.contains("-store-1"))));

        assertThat(inTheEngine())
                .as("containers, networks, volumes and images of the suite after an interrupted run")
                .isSubsetOf(before);
    }

    private static List<String> inTheEngine() {
        return Stream.of(
                        "container ls --all --format {{.Names}}",
                        "network ls --format {{.Name}}",
                        "volume ls --format {{.Name}}",
                        "image ls --format {{.Repository}}:{{.Tag}}")
                .flatMap(kind -> docker(kind).lines())
                .filter(line -> line.contains("seaworthy-check-"))
                .toList();
    }

    private static String docker(String arguments) {
        return HostCommand.end(Path.of("."), Map.of(), SHORT, ("docker " + arguments).split(" "))
                .orInconclusive();
    }
}
