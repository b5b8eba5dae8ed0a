package dev.seaworthy.probe.rawhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class WebSocketMessageTest {
    private static final int TEXT = 0x81;

    @Test
    void a_text_is_read_whatever_form_its_length_has() throws IOException {
        assertThat(WebSocketMessage.read(frames(TEXT, 4, "Ahoy"))).hasValue("Ahoy");
        assertThat(WebSocketMessage.read(frames(TEXT, 126, "\0\u0004Ahoy"))).hasValue("Ahoy");
        assertThat(WebSocketMessage.read(frames(TEXT, 127, "\0\0\0\0\0\0\0\u0004Ahoy")))
                .hasValue("Ahoy");
    }

    @Test
    void frames_of_a_message_are_joined_and_pings_between_them_are_skipped() throws IOException {
        assertThat(WebSocketMessage.read(frames(0x01, 2, "Ah\u0089\u0001!\u0080\u0002oy")))
                .hasValue("Ahoy");
    }

    @Test
    void a_closed_connection_has_no_message() throws IOException {
        assertThat(WebSocketMessage.read(frames(0x88, 2, "\u0003\u00e8"))).isEmpty();
    }

    /** The example of section 1.3. */
    @Test
    void the_key_is_accepted_as_in_RFC_6455() {
        assertThat(WebSocketClient.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    private static DataInputStream frames(int first, int length, String rest) {
        String all = "" + (char) first + (char) length + rest;
        return new DataInputStream(new ByteArrayInputStream(all.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
