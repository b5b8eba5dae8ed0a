package dev.seaworthy.probe.rawhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HttpHeadTest {
    @Test
    void a_head_ends_with_its_empty_line() {
        String answer = "HTTP/1.1 405 Not Allowed\r\nAllow: GET\r\nallow: HEAD\r\n\r\nbody";

        HttpHead head = HttpHead.of(answer);

        assertThat(head.status()).isEqualTo(405);
        assertThat(head.headers()).isEqualTo(Map.of("allow", List.of("GET", "HEAD")));
        assertThat(answer.substring(head.length())).isEqualTo("body");
    }

    @Test
    void a_text_without_a_complete_head_at_its_beginning_has_no_head() {
        assertThat(HttpHead.of("I've been visited 5 times\nHTTP/1.1 200 OK\r\n\r\n")
                        .status())
                .isZero();
        assertThat(HttpHead.of("HTTP/1.1 200 OK\r\nhalf a he").status()).isZero();
    }
}
