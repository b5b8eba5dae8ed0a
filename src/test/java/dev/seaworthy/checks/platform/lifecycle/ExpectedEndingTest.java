package dev.seaworthy.checks.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.docker.Engine.Ending;
import dev.seaworthy.report.ObservedValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpectedEndingTest {
    @ParameterizedTest(name = "{0}, exit code {1}: {3} after {2} restarts → {4}")
    @CsvSource({
        "no, 1, 0, exited, true",
        "no, 1, 1, exited, false",
        "always, 0, 2, restarting, true",
        "always, 0, 0, exited, false",
        "on-failure, 0, 0, exited, true",
        "on-failure, 1, 1, exited, false",
        "on-failure:2, 1, 2, exited, true",
        "on-failure:2, 1, 2, restarting, false",
        "on-failure:2, 1, 1, exited, false",
        "on-failure:2, 1, 3, restarting, false",
        "on-failure:2, 0, 0, exited, true",
        "on-failure:9, 1, 4, restarting, true"
    })
    void a_container_ends_as_its_policy_says(String policy, int exitCode, int restarts, String state, boolean met) {
        ExpectedEnding expected = ExpectedEnding.of(RestartPolicy.of(policy), exitCode);

        assertThat(expected.isMet().test(new Ending(state, restarts, exitCode))).isEqualTo(met);
    }

    @ParameterizedTest(name = "{0}: {1} after {2} restarts → {3}: {4} ({5})")
    @CsvSource({
        "always, restarting, 3, restarted, restarted, 3 times so far",
        "no, exited, 0, stayed down, stayed down, ''",
        "on-failure:2, exited, 2, 'restarted 2 times, then stayed down', 'restarted 2 times, then stayed down', ''",
        "always, exited, 0, restarted, 'exited with exit code 1, restarted 0 times', ''"
    })
    void the_report_shows_the_ending_beside_the_expected_one(
            String policy, String state, int restarts, String expected, String observed, String details) {
        assertThat(ExpectedEnding.of(RestartPolicy.of(policy), 1).beside(new Ending(state, restarts, 1), 1))
                .isEqualTo(new ObservedValue("", "exit code 1", expected, observed, details));
    }
}
