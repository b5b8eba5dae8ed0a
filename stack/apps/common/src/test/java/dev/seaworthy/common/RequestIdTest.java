package dev.seaworthy.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.javalin.http.BadRequestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "4f2c9d1e8b7a6f5e4d3c2b1a09f8e7d6", "7D444840-9DC0-11D1-B245-5FFDCE74FAD2"})
    void letters_digits_and_hyphens_are_an_id(String value) {
        assertThat(new RequestId(value).value()).isEqualTo(value);
    }

    @Test
    void sixty_four_characters_are_the_most() {
        assertThat(new RequestId("a".repeat(64)).value()).hasSize(64);
        assertThatExceptionOfType(BadRequestResponse.class).isThrownBy(() -> new RequestId("a".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a_b", "é", "a\n", "٣"})
    void anything_else_is_refused(String value) {
        assertThatExceptionOfType(BadRequestResponse.class)
                .isThrownBy(() -> new RequestId(value))
                .withMessageContaining("X-Request-ID");
    }
}
