package dev.seaworthy.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.javalin.http.BadRequestResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormMessageTest {

    @ParameterizedTest
    @CsvSource({
        "message=ahoy, ahoy",
        "message=all+hands%21, all hands!",
        "message=se%C3%B1al, señal",
        "message=señal, señal",
        "other=1&message=a%26b%3Dc, a&b=c",
        "message=first&message=second, first",
    })
    void a_field_is_decoded_as_browsers_encode_it(String form, String text) {
        assertThat(FormMessage.parse(form.getBytes(UTF_8)).message()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"message=ahoy, ''", "message=ahoy&sender=, ''", "sender=%C3%84nne+M.&message=ahoy, Änne M."})
    void a_form_may_have_a_sender(String form, String sender) {
        assertThat(FormMessage.parse(form.getBytes(UTF_8))).isEqualTo(new Message("ahoy", sender));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text=ahoy", "message=", "message=+%0A", "message=%", "message=%zz", "message=%C3%28"})
    void a_form_without_a_valid_text_is_refused(String form) {
        assertThatExceptionOfType(BadRequestResponse.class).isThrownBy(() -> FormMessage.parse(form.getBytes(UTF_8)));
    }
}
