package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.javalin.http.BadRequestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewestTest {

    @Test
    void the_newest_are_the_last_ones_in_the_order_of_sending() {
        assertThat(Newest.of("3").keys(250)).containsExactly("248", "249", "250");
    }

    @Test
    void where_there_are_fewer_all_are_the_newest() {
        assertThat(Newest.of("1000").keys(2)).containsExactly("1", "2");
        assertThat(Newest.of("1").keys(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "+1", "01", "1001", "99999999999", "1.0", "ten", " 1", "\u0661"})
    void what_is_not_a_number_from_1_to_1000_is_refused(String text) {
        assertThatExceptionOfType(BadRequestResponse.class).isThrownBy(() -> Newest.of(text));
    }
}
