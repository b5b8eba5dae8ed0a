package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandResultTest {
    /** Messages of Docker 26 and Compose 2.26. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | error during connect: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.45/containers/json": EOF            | true
            1 | Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?  | true
            1 | failed to create network x: all predefined address pools have been fully subnetted                 | true
            1 | Bind for 127.0.0.1:80 failed: port is already allocated                                            | false
            0 | error during connect: a warning of a command that succeeded                                        | false
            """)
    void a_failure_of_the_engine_says_nothing_about_the_stack(int exit, String errors, boolean ofTheEngine) {
        assertThat(new CommandResult(exit, "", errors).isFailureOfTheEngine()).isEqualTo(ofTheEngine);
    }
}
