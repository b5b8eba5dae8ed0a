package dev.seaworthy.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.common.VersionResponse;
import dev.seaworthy.frontend.VisitHistory.Minute;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");
    private static final Plot PLOT = Plot.of(List.of(new Minute(TEN, 3), new Minute(TEN.plusSeconds(60), 0)));
    private static final VersionResponse FRONTEND = new VersionResponse("frontend-2", "1.0.0");

    private final Page page = new Page("page.html");

    @Test
    void the_page_contains_the_greeting_the_messages_the_visits_and_the_replica() {
        String html = page.render(new PageModel("all hands", messages("ahoy"), 12_345, PLOT, FRONTEND));

        assertThat(html)
                .contains("Hello world!", "all hands", ">ahoy</p>", ">12345<", "frontend-2", "version 1.0.0")
                .contains("10:00: 3", "10:01: 0");
    }

    @Test
    void the_page_contains_the_total_of_the_messages_only_if_it_shows_a_part() {
        NewestMessages part = new NewestMessages(List.of(message("ahoy"), message("all hands")), 1_250);

        assertThat(page.render(new PageModel("", part, 1, PLOT, FRONTEND)))
                .contains("These are the newest 2 of 1250 messages.");
        assertThat(page.render(new PageModel("", messages("ahoy"), 1, PLOT, FRONTEND)))
                .doesNotContain("newest");
    }

    @Test
    void markup_in_values_is_escaped() {
        String attack = "</li></style></script><script>alert('1')</script>\"";
        VersionResponse frontend = new VersionResponse(attack, attack);

        ShownMessage message = new ShownMessage("1", attack, attack, TEN);

        String html = page.render(new PageModel(attack, new NewestMessages(List.of(message), 1), 1, PLOT, frontend));

        assertThat(html).doesNotContain("<script>", "</style></script>").contains("&lt;script&gt;");
    }

    @Test
    void markup_in_the_reason_of_an_outage_is_escaped() {
        String html = new Page("unavailable.html").render(new ShowPage.Unavailable("<b>down</b>", FRONTEND));

        assertThat(html).contains("&lt;b&gt;down&lt;/b&gt;").doesNotContain("<b>");
    }

    @Test
    void braces_in_a_message_are_not_a_template() {
        String html = page.render(new PageModel("", messages("{{total}}"), 99, PLOT, FRONTEND));

        assertThat(html).contains(">{{total}}</p>");
    }

    @Test
    void a_message_has_its_sender_and_time_if_they_are_known() {
        ShownMessage known = new ShownMessage("1", "ahoy", "Ann & Bob", TEN);

        assertThat(page.render(new PageModel("", new NewestMessages(List.of(known), 1), 1, PLOT, FRONTEND)))
                .contains("Ann &amp; Bob", "<time datetime=\"2026-01-01T10:00:00Z\">1 Jan 2026, 10:00 UTC</time>");
        assertThat(page.render(new PageModel("", messages("ahoy"), 1, PLOT, FRONTEND)))
                .doesNotContain("<time");
    }

    @Test
    void the_policy_allows_only_the_style_sheet_and_the_script_of_the_page() {
        assertThat(Page.CONTENT_SECURITY_POLICY)
                .contains("default-src 'none'", "style-src 'sha256-", "script-src 'sha256-", "connect-src 'self'")
                .doesNotContain("unsafe");
    }

    private static NewestMessages messages(String text) {
        return new NewestMessages(List.of(message(text)), 1);
    }

    private static ShownMessage message(String text) {
        return new ShownMessage("1", text, "", null);
    }
}
