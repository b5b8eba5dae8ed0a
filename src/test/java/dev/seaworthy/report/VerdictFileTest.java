package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Requirement("HARNESS-14")
final class VerdictFileTest {
    private static final RunRow HOLDS = new RunRow("ReplicasCheck", "are_running", "\"web\": 2", Outcome.HOLDS, "");
    private static final RunRow VIOLATED =
            new RunRow("StartCheck", "every_service_starts", "", Outcome.VIOLATED, "web: exit 1\n\"it's broken\"");

    @TempDir
    private Path directory;

    @Test
    void the_file_has_the_verdict_and_every_row_of_a_run() {
        VerdictFile.of(new RunVerdict(List.of(HOLDS, VIOLATED), Duration.ofMillis(34_900)))
                .write(directory);

        assertThat(VerdictFile.in(directory))
                .contains(new VerdictFile(Outcome.VIOLATED, 34, "1 holds, 1 violated", List.of(HOLDS, VIOLATED)));
    }

    @Test
    void a_run_that_did_not_finish_has_no_result() {
        assertThat(VerdictFile.in(directory)).isEmpty();
    }

    @Test
    void a_title_is_the_obligation_and_the_row() {
        assertThat(HOLDS.title()).isEqualTo("are running [\"web\": 2]");
        assertThat(VIOLATED.title()).isEqualTo("every service starts");
        assertThat(new RunRow("StartCheck", "", "Start", Outcome.ERROR, "").title())
                .isEqualTo("Start");
    }
}
