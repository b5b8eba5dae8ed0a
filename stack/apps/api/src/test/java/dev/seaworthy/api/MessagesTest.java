package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.common.Message;
import io.javalin.http.UnprocessableContentResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");
    private static final StoredMessage STORED = new StoredMessage("7", "ahoy", "Ann", TEN);

    @Test
    void a_repeated_message_gets_the_first_response() {
        assertThat(Messages.of(new Message("ahoy", "Ann"), STORED)).isEqualTo(STORED);
    }

    @ParameterizedTest
    @CsvSource({"avast, Ann", "ahoy, Bob", "ahoy, ''"})
    void another_message_with_the_same_key_is_rejected(String text, String sender) {
        assertThatExceptionOfType(UnprocessableContentResponse.class)
                .isThrownBy(() -> Messages.of(new Message(text, sender), STORED))
                .withMessage("X-Request-ID was already used for a request with another message");
    }

    @Test
    void a_message_is_stored_with_its_sender_and_time() {
        assertThat(StoredMessage.of("7", "ahoy", new MessageDetails("Ann", TEN).toJson()))
                .isEqualTo(STORED);
    }

    @Test
    void a_message_of_a_version_without_details_has_neither_sender_nor_time() {
        assertThat(StoredMessage.of("7", "ahoy", null)).isEqualTo(new StoredMessage("7", "ahoy", "", null));
    }
}
