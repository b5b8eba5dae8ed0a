package dev.seaworthy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DockerSizeTest {
    @ParameterizedTest
    @CsvSource({"113.5MiB / 256MiB, 113.5", "1.5GiB / 2GiB, 1536", "512KiB / 1MiB, 0.5", "0B / 0B, 0"})
    void the_first_size_is_read_in_MiB(String text, double mebibytes) {
        assertThat(DockerSize.firstMebibytes(text)).isEqualTo(mebibytes);
    }

    @Test
    void a_text_without_a_size_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DockerSize.firstMebibytes("--"));
    }
}
