package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.http.Edge;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Runs with the URL of the stack as their target, and without an engine. Exclusive, since visits are counted. */
@DisplayName("The stack as a target")
@Tag("proof")
@ExclusiveStack
@ResourceLock("a run of the suite")
@Requirement("AWS-08")
final class TargetCheck {
    private static final Duration BUDGET = Duration.ofMinutes(8);

    @TempDir
    private Path directory;

    private final ComposeStack stack;
    private final Edge edge;

    TargetCheck(ComposeStack stack, Edge edge) {
        this.stack = stack;
        this.edge = edge;
    }

    @Test
    void the_stack_holds_at_its_URL_in_at_least_60_rows() {
        List<Verdict> verdicts = run("https://localhost:" + port("https"));

        assertThat(verdicts)
                .as("rows that neither hold nor are skipped")
                .filteredOn(verdict -> !verdict.is(Outcome.HOLDS) && !verdict.is(Outcome.SKIPPED))
                .isEmpty();
        assertThat(verdicts)
                .as("rows that hold")
                .filteredOn(verdict -> verdict.is(Outcome.HOLDS))
                .hasSizeGreaterThanOrEqualTo(60);
        assertThat(verdicts)
                .as("rows about containers")
                .filteredOn(verdict -> verdict.check().equals("ExactlyOnceCheck"))
                .isNotEmpty()
                .allMatch(verdict -> verdict.message().startsWith("requires Docker: "));
    }

    /** The stack has no site of this domain: it selects the visit counter for every one of them. */
    @Test
    void the_stack_violates_the_routes_of_a_domain_that_is_not_its_own() {
        assertThat(run("https://localhost:" + port("https"), "domain=nobody.example"))
                .filteredOn(verdict -> verdict.is(Outcome.VIOLATED))
                .extracting(Verdict::check)
                .contains("RoutesCheck", "HttpsCheck");
    }

    private List<Verdict> run(String target, String... more) {
        List<String> options = new ArrayList<>(List.of(
                "target=" + target,
                "target.http=" + port("http"),
                "target.certificate=" + stack.ownFile("secrets/tls_certificate")));
        options.addAll(List.of(more));
        return new TargetSuite(directory, BUDGET).run(options.toArray(String[]::new));
    }

    private int port(String scheme) {
        return edge.address(scheme).getPort();
    }
}
