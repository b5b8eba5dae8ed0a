package dev.seaworthy.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ConversationTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @Test
    void everything_is_heard_until_the_other_side_hangs_up() throws IOException {
        assertThat(with(Speech.of("", "Ahoy"), true, "one answer", "and a second"))
                .returns("one answerand a second", Conversation.Heard::heard)
                .returns(true, Conversation.Heard::closed);
    }

    @Test
    void a_connection_closed_in_silence_is_told_from_an_open_one() throws IOException {
        assertThat(with(Speech.of("", "Ahoy"), true)).returns(true, Conversation.Heard::closed);
        assertThat(with(Speech.of("", "Ahoy"), false)).returns(false, Conversation.Heard::closed);
    }

    @Test
    void an_answer_on_a_connection_that_stays_open_ends_the_waiting() throws IOException {
        Instant at = Instant.now();

        Conversation.Heard heard = with(Speech.of("", "Ahoy").slowly("!"), false, "an answer");

        assertThat(heard).returns("an answer", Conversation.Heard::heard).returns(false, Conversation.Heard::closed);
        assertThat(heard.lastHeard()).isAfterOrEqualTo(at);
    }

    private static Conversation.Heard with(Speech speech, boolean hangsUp, String... answers) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket other = server.accept()) {
            for (String answer : answers) {
                other.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            }
            if (hangsUp) {
                other.shutdownOutput();
            }
            return Conversation.on(client, speech, Instant.now(), PATIENCE);
        }
    }
}
