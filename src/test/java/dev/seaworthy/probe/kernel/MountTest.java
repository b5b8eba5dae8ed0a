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
    void the_size_that_it_was_mounted_with_is_told_in_bytes(String options, long bytes) {
        assertThat(Mount.of("90 80 0:96 / /data rw,nosuid shared:1 - tmpfs tmpfs " + options)
                        .size())
                .hasValue(bytes);
    }

    @Test
    void a_file_system_without_a_size_has_none() {
        assertThat(Mount.of("27 1 8:1 / / rw - ext4 /dev/sda1 rw,errors=remount-ro")
                        .size())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"27 1 8:1 / / rw ext4 /dev/sda1 rw", "27 1 8:1 / / rw - ext4"})
    void a_line_of_another_form_is_not_observed(String line) {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> Mount.of(line))
                .withMessage("the kernel's line about a mount is not understood: " + line);
    }
}
