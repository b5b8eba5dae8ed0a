package dev.seaworthy.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.javalin.http.ContentTooLargeResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    private static final int CLIENT_LIMIT = 16 * 1024;

    @ParameterizedTest
    @CsvSource({"OF_A_CLIENT, 16", "OF_A_FRONTEND, 112"})
    void the_limit_itself_is_accepted_and_one_byte_more_is_not(Body body, int kibibytes) throws IOException {
        byte[] most = new byte[kibibytes * 1024];

        assertThat(body.read(new ByteArrayInputStream(most))).hasSameSizeAs(most);
        assertThatExceptionOfType(ContentTooLargeResponse.class)
                .isThrownBy(() -> body.read(new ByteArrayInputStream(new byte[most.length + 1])))
                .withMessageContaining(kibibytes + " KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\"", "\\", "/", "ñ", "⚓", "𝄞", "\u0001", "\u007f", "\u2028"})
    void the_api_accepts_as_json_every_form_that_a_client_may_send(String character) throws IOException {
        int times = (CLIENT_LIMIT - "message=".length() - 1) / character.getBytes(UTF_8).length;
        byte[] form = ("message=a" + character.repeat(times)).getBytes(UTF_8);
        Message message = FormMessage.parse(Body.OF_A_CLIENT.read(new ByteArrayInputStream(form)));

        byte[] json = Json.mapper().writeValueAsBytes(message);

        assertThat(Message.fromJson(Body.OF_A_FRONTEND.read(new ByteArrayInputStream(json))))
                .isEqualTo(message);
    }
}
