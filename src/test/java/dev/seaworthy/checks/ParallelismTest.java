package dev.seaworthy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.HostSpeed;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParallelismTest {
    @ParameterizedTest(name = "{0} processors, a container start takes {1} ms: {2} checks")
    @CsvSource({"2, 200, 6", "2, 500, 3", "2, 750, 2", "1, 2000, 2", "4, 250, 12", "64, 250, 12"})
    void a_slower_host_runs_fewer_checks_side_by_side(int processors, long millis, int checks) {
        assertThat(Parallelism.of(processors, new HostSpeed(Duration.ofMillis(millis))))
                .isEqualTo(checks);
    }
}
