package dev.seaworthy.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HtmlTest {
    @Test
    void texts_are_escaped_and_HTML_is_inserted_as_it_is() {
        assertThat(Html.of("<p title=\"%s\">%s</p>", "\" onclick='x'", Html.of("<b>%s</b>", "<script>&")))
                .returns("<p title=\"&quot; onclick=&#39;x&#39;\"><b>&lt;script&gt;&amp;</b></p>", Html::markup);
    }

    @Test
    void the_parts_of_a_stream_are_joined() {
        assertThat(Stream.of("<", "2").map(text -> Html.of("<i>%s</i>", text)).collect(Html.joined()))
                .returns("<i>&lt;</i><i>2</i>", Html::markup);
    }

    @Test
    void control_characters_and_those_that_change_the_direction_of_a_text_are_replaced() {
        assertThat(Html.of("%s", "\u001b[31m a\u0000\u0085\u202e\u2067 \ud83d \u00e5\ud83d\ude00\t\n"))
                .returns("\ufffd[31m a\ufffd\ufffd\ufffd\ufffd \ufffd \u00e5\ud83d\ude00\t\n", Html::markup);
    }
}
