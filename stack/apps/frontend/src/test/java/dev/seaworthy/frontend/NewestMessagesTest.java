package dev.seaworthy.frontend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewestMessagesTest {

    @Test
    void a_request_for_the_page_reads_100_messages() {
        assertThat(NewestMessages.PATH).isEqualTo("/messages/newest?count=100");
    }

    @Test
    void the_last_key_is_the_total() {
        NewestMessages messages = of("""
                [{"key": "249", "message": "ahoy", "sender": "Ann", "sent": "2026-01-01T10:00:00Z"},
                 {"key": "250", "message": "all hands", "sender": "", "sent": null}]
                """);

        assertThat(messages)
                .isEqualTo(new NewestMessages(
                        List.of(
                                new ShownMessage("249", "ahoy", "Ann", Instant.parse("2026-01-01T10:00:00Z")),
                                new ShownMessage("250", "all hands", "", null)),
                        250));
        assertThat(messages.isPart()).isTrue();
    }

    @Test
    void a_few_messages_are_no_part() {
        assertThat(of("[{\"key\":\"1\",\"message\":\"ahoy\",\"sender\":\"\"}]").isPart())
                .isFalse();
        assertThat(of("[]").isPart()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "[{\"key\":\"first\"}]"})
    void a_response_that_is_not_the_apis_is_an_outage(String body) {
        assertThatExceptionOfType(ApiUnreachable.class).isThrownBy(() -> of(body));
    }

    private static NewestMessages of(String body) {
        return NewestMessages.of(new ApiResponse(200, "application/json", body.getBytes(UTF_8)));
    }
}
