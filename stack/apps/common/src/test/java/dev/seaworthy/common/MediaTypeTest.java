package dev.seaworthy.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON", "application/json; charset=utf-8"})
    void case_and_parameters_do_not_matter(String contentType) {
        assertThat(MediaType.JSON.matches(contentType)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "text/plain", "application/jsonx", "text/html; application/json"})
    void another_type_or_none_does_not_match(String contentType) {
        assertThat(MediaType.JSON.matches(contentType)).isFalse();
    }
}
