package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.StackExtension;
import dev.seaworthy.docker.HostCommand;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.EngineListing;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Judges small stacks as people write them, each with a habit that has led to a wrong verdict: exactly the promises
 * that are broken are reported, and nothing is left behind or changed.
 */
@DisplayName("Stacks of others")
@Tag("cases")
@ExtendWith(StackExtension.class)
@Requirement({"HARNESS-03", "HARNESS-10", "HARNESS-13"})
final class CasesCheck {
    private static final Duration SHORT = Duration.ofSeconds(60);

    /** A tag that the stack {@code image-and-build} builds, too: its owner's image must keep it. */
    private static final String TAG_OF_OWNER = "depot/store:dev";

    /** The host port of the stack {@code port-taken}. */
    private static final int TAKEN = 18123;

    private static ServerSocket listener;
    private static List<String> anonymousVolumes;

    @BeforeAll
    static void prepareTheHost() throws IOException {
        anonymousVolumes = EngineListing.anonymousVolumes();
        docker("tag", "debian:trixie-slim", TAG_OF_OWNER);
        listener = new ServerSocket(TAKEN);
    }

    @AfterAll
    static void nothingIsLeftOnTheHost() throws IOException {
        listener.close();
        docker("rmi", TAG_OF_OWNER);
        assertThat(EngineListing.anonymousVolumes()).as("anonymous volumes").isEqualTo(anonymousVolumes);
    }

    private static void docker(String... words) {
        HostCommand.end(
                        Path.of("."),
                        Map.of(),
                        SHORT,
                        Stream.concat(Stream.of("docker"), Stream.of(words)).toArray(String[]::new))
                .orInconclusive();
    }

    static List<CaseFile> compliant() {
        return CaseFile.selected("hold");
    }

    static List<CaseFile> violating() {
        return CaseFile.selected("violated");
    }

    static List<CaseFile> unobservable() {
        return CaseFile.selected("inconclusive");
    }

    static List<CaseFile> refused() {
        return CaseFile.selected("refused");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("compliant")
    @ResourceLock(CaseRun.COMPLIANT)
    void every_promise_of_a_compliant_stack_holds(CaseFile file) throws IOException {
        new CaseRun(file.directory(), Map.of()).judge(file.expected());
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("violating")
    @ResourceLock(CaseRun.VIOLATING)
    void exactly_the_broken_promises_are_reported(CaseFile file) throws IOException {
        new CaseRun(file.directory(), Map.of()).judge(file.expected());
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("unobservable")
    @ResourceLock(CaseRun.VIOLATING)
    void no_promise_of_a_stack_that_cannot_be_observed_is_reported_as_violated(CaseFile file) throws IOException {
        new CaseRun(file.directory(), Map.of()).judge(file.expected());
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("refused")
    void an_invalid_contract_is_refused_in_one_line_before_anything_is_compiled(CaseFile file) {
        HostCommand refused =
                HostCommand.end(Path.of("."), Map.of(), SHORT, "bin/verify", "-Dstack=" + file.directory());

        assertThat(refused.exit()).as("exit status: %s", refused).isEqualTo(2);
        assertThat(refused.output().lines())
                .as("output of bin/verify")
                .singleElement()
                .asString()
                .contains(file.refusal().message());
    }
}
