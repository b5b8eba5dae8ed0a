package dev.seaworthy.frontend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewestMessagesTest {

    @Test
    void a_request_for_the_page_reads_100_messages() {
        assertThat(NewestMessages.PATH).isEqualTo("/messages?newest=100");
    }

    @Test
    void the_last_key_is_the_total() {
        NewestMessages messages = of("{\"249\":\"ahoy\",\"250\":\"all hands\"}");

        assertThat(messages).isEqualTo(new NewestMessages(List.of("ahoy", "all hands"), 250));
        assertThat(messages.isPart()).isTrue();
    }

    @Test
    void a_few_messages_are_no_part() {
        assertThat(of("{\"1\":\"ahoy\"}").isPart()).isFalse();
        assertThat(of("{}").isPart()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"first\":\"ahoy\"}"})
    void a_response_that_is_not_the_apis_is_an_outage(String body) {
        assertThatExceptionOfType(ApiUnreachable.class).isThrownBy(() -> of(body));
    }

    private static NewestMessages of(String body) {
        return NewestMessages.of(new ApiResponse(200, "application/json", body.getBytes(UTF_8)));
    }
}
