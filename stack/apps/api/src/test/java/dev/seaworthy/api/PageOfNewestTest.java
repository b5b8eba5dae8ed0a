package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.javalin.http.BadRequestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageOfNewestTest {

    @Test
    void the_page_contains_the_last_keys_in_the_order_of_sending() {
        assertThat(PageOfNewest.of("3").keys(250)).containsExactly("248", "249", "250");
    }

    @Test
    void the_page_contains_all_keys_if_there_are_fewer() {
        assertThat(PageOfNewest.of("1000").keys(2)).containsExactly("1", "2");
        assertThat(PageOfNewest.of("1").keys(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "+1", "01", "1001", "99999999999", "1.0", "ten", " 1", "\u0661"})
    void a_count_that_is_not_a_number_from_1_to_1000_is_rejected(String text) {
        assertThatExceptionOfType(BadRequestResponse.class).isThrownBy(() -> PageOfNewest.of(text));
    }
}
