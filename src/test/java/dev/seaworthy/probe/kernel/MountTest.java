package dev.seaworthy.probe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.InconclusiveException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MountTest {
    @ParameterizedTest
    @CsvSource({"'rw,size=65536k,mode=755', 67108864", "'rw,nr_inodes=4k,size=4096', 4096"})
    void the_size_option_is_returned_in_bytes(String options, long bytes) {
        assertThat(Mount.of("90 80 0:96 / /data rw,nosuid shared:1 - tmpfs tmpfs " + options)
                        .size())
                .hasValue(bytes);
    }

    @Test
    void a_mount_without_a_size_option_has_no_size() {
        assertThat(Mount.of("27 1 8:1 / / rw - ext4 /dev/sda1 rw,errors=remount-ro")
                        .size())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"27 1 8:1 / / rw ext4 /dev/sda1 rw", "27 1 8:1 / / rw - ext4"})
    void a_malformed_line_is_inconclusive(String line) {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> Mount.of(line))
                .withMessage("not a line of mountinfo: " + line);
    }
}
