package dev.seaworthy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RestartPolicyTest {
    @ParameterizedTest
    @ValueSource(strings = {"no", "always", "unless-stopped", "on-failure", "on-failure:3"})
    void a_policy_is_written_as_in_Docker(String text) {
        assertThat(RestartPolicy.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sometimes", "always:3", "on-failure:", "on-failure:0", "on-failure:-1", "on-failure:x"})
    void any_other_policy_is_refused(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RestartPolicy.of(text))
                .withMessageContaining("on-failure:N, not \"" + text + "\"");
    }

    @ParameterizedTest(name = "{0}, exit code {1}, {2} restarts: {3}")
    @CsvSource({
        "no, 1, 0, false",
        "always, 0, 100, true",
        "unless-stopped, 137, 1, true",
        "on-failure, 0, 0, false",
        "on-failure, 1, 100, true",
        "on-failure:2, 0, 0, false",
        "on-failure:2, 137, 0, true",
        "on-failure:2, 1, 1, true",
        "on-failure:2, 1, 2, false"
    })
    void a_policy_with_a_maximum_restarts_that_often(String policy, int exitCode, int restarts, boolean restarted) {
        assertThat(RestartPolicy.of(policy).restartsAfter(exitCode, restarts)).isEqualTo(restarted);
    }

    @ParameterizedTest(name = "{0}, stopped manually: {1}, exit code {2}: {3}")
    @CsvSource({
        "no, false, 1, false",
        "always, true, 0, true",
        "unless-stopped, true, 1, false",
        "unless-stopped, false, 0, true",
        "on-failure:1, true, 1, true",
        "on-failure:1, false, 0, false"
    })
    void a_container_may_start_with_the_engine(String policy, boolean stopped, int exitCode, boolean starts) {
        assertThat(RestartPolicy.of(policy).startsWithTheEngine(stopped, exitCode))
                .isEqualTo(starts);
    }
}
