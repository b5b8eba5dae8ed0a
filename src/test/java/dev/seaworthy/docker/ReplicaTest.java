package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.Replica.HealthProbe;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplicaTest {
    @Test
    void a_variable_that_is_not_set_is_not_in_the_environment() {
        assertThat(Inspection.environment("NAME", "EMPTY=", "URL=a=b"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("EMPTY", "", "URL", "a=b"));
    }

    /** Outputs of Docker 26 and curl. */
    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource({
        "-1, Health check exceeded timeout (3s), true",
        "28, curl: (28) Operation timed out after 2800 milliseconds with 0 bytes received, true",
        "-1, 'OCI runtime exec failed: exec failed: \"curl\": executable file not found in $PATH: unknown', false",
        "7, curl: (7) Failed to connect to 127.0.0.1 port 8080: Connection refused, false"
    })
    void a_timeout_of_a_health_probe_is_recognized_by_its_output_and_not_by_its_exit_code(
            int exitCode, String output, boolean timeout) {
        assertThat(new HealthProbe("2026-11-25T06:00:00Z", "2026-11-25T06:00:03Z", exitCode, output).isTimeout())
                .isEqualTo(timeout);
    }
}
