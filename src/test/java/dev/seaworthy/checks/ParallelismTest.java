package dev.seaworthy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.HostSpeed;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Requirement("HARNESS-12")
final class ParallelismTest {
    @ParameterizedTest(name = "{0} processors, {1} runs, a container start takes {2} ms: {3} checks")
    @CsvSource({
        "2, 1, 200, 6",
        "2, 2, 200, 3",
        "2, 1, 500, 3",
        "2, 1, 750, 2",
        "1, 1, 2000, 2",
        "4, 1, 250, 12",
        "4, 2, 250, 6",
        "64, 1, 250, 12"
    })
    void a_slower_or_shared_host_runs_fewer_checks_side_by_side(int processors, int runs, long millis, int checks) {
        assertThat(Parallelism.of(processors, runs, new HostSpeed(Duration.ofMillis(millis))))
                .isEqualTo(checks);
    }
}
