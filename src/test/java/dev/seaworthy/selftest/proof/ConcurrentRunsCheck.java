package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.StackExtension;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Concurrent runs of the suite are isolated from each other and leave nothing in the engine. */
@DisplayName("Concurrent runs of the suite")
@Tag("proof")
@ResourceLock("a run of the suite")
@ExtendWith(StackExtension.class)
@Requirement({"HARNESS-02", "HARNESS-03"})
final class ConcurrentRunsCheck {
    /** The stack has no {@code container_name}: with one, it could run only once per engine. */
    private static final Suite RUN = Suite.of("dev.seaworthy.checks.platform.scaling.ReplicasCheck")
            .with("stack", "src/test/resources/stacks/leaky");

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

    private static List<String> inTheEngine() {
        return Stream.of("container ls --all --no-trunc", "network ls", "volume ls", "image ls")
                .flatMap(kind -> docker(kind).lines())
                .filter(line -> line.contains("seaworthy-check-"))
                .toList();
    }

    private static String docker(String arguments) {
        try {
            Process docker = new ProcessBuilder(("docker " + arguments).split(" ")).start();
            String output = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (docker.waitFor() != 0 || output.isBlank()) {
                throw new InconclusiveException("`docker %s` failed or printed nothing".formatted(arguments));
            }
            return output;
        } catch (IOException e) {
            throw new InconclusiveException("cannot run `docker %s`: %s".formatted(arguments, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("`docker %s` was interrupted".formatted(arguments), e);
        }
    }
}
