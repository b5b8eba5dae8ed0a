package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComposeErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "Bind for 127.0.0.1:18328 failed: port is already allocated, true",
        "driver failed programming external connectivity on endpoint web-3: all ports are allocated, true",
        "failed to bind host port 127.0.0.1:80/tcp: address already in use, true",
        "no such image: nginx, false"
    })
    void a_host_port_in_use_is_recognized(String errors, boolean used) {
        assertThat(ComposeErrors.nameUsedHostPort(" Container web-3  Starting\nError response from daemon: " + errors))
                .isEqualTo(used);
    }
}
