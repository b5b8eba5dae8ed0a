package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.api.Messages.StoredMessage;
import dev.seaworthy.common.Message;
import io.javalin.http.UnprocessableContentResponse;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void a_repeated_message_gets_the_first_response() {
        assertThat(Messages.stored(new Message("ahoy"), "7", "ahoy")).isEqualTo(new StoredMessage("7", "ahoy"));
    }

    @Test
    void another_message_with_the_same_key_is_rejected() {
        assertThatExceptionOfType(UnprocessableContentResponse.class)
                .isThrownBy(() -> Messages.stored(new Message("ahoy"), "7", "avast"))
                .withMessage("X-Request-ID was already used for a request with another message");
    }
}
