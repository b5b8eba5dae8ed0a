package dev.seaworthy.common;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.javalin.http.BadRequestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

    @ParameterizedTest
    @ValueSource(strings = {"ahoy", "  ahoy\n", "señal ⚓", "<b>bold</b>", "𝄞"})
    void json_carries_any_text_as_it_is(String text) {
        String json = Json.mapper().writeValueAsString(new Message(text, ""));

        assertThat(Message.fromJson(json.getBytes(UTF_8)).message()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"ahoy\"",
                "{}",
                "{\"message\":null}",
                "{\"message\":7}",
                "{\"message\":[\"ahoy\"]}",
                "{\"message\":\"\"}",
                "{\"message\":\" \\n\\u2003\"}",
                "{\"message\":\"\\ud800\"}",
                "{\"message\":\"a\",\"message\":\"b\"}",
                "{\"message\":\"a\"} {}",
            })
    void json_without_exactly_one_text_is_refused(String json) {
        assertThatExceptionOfType(BadRequestResponse.class).isThrownBy(() -> Message.fromJson(json.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({"'{\"message\":\"ahoy\"}', ''", "'{\"message\":\"ahoy\",\"sender\":\" Änne \"}', Änne"})
    void a_sender_is_optional(String json, String sender) {
        assertThat(Message.fromJson(json.getBytes(UTF_8)).sender()).isEqualTo(sender);
    }

    @Test
    void a_sender_has_at_most_60_characters() {
        assertThat(new Message("ahoy", "⚓".repeat(60)).sender()).hasSize(60);
        assertThatExceptionOfType(BadRequestResponse.class)
                .isThrownBy(() -> new Message("ahoy", "a".repeat(61)))
                .withMessage("sender must have at most 60 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "[\"Ann\"]", "\"\\ud800\""})
    void a_sender_that_is_no_text_is_refused(String sender) {
        String json = "{\"message\":\"ahoy\",\"sender\":%s}".formatted(sender);

        assertThatExceptionOfType(BadRequestResponse.class)
                .isThrownBy(() -> Message.fromJson(json.getBytes(UTF_8)))
                .withMessageStartingWith("sender ");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_and_not_replaced() {
        byte[] latin1 = "{\"message\":\"señal\"}".getBytes(ISO_8859_1);

        assertThatExceptionOfType(BadRequestResponse.class)
                .isThrownBy(() -> Message.fromJson(latin1))
                .withMessageContaining("UTF-8");
    }
}
