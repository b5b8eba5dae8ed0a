package dev.seaworthy.checks.product.page;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.product.edge.Cadvisor;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.browser.Browser;
import dev.seaworthy.probe.browser.Browsers;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Web page in a browser")
@ReadOnlyStack
@ResourceLock(Browsers.LOCK)
@Requirement("PROXY-09")
final class WebPageCheck {
    private static final String PAGE = "http://frontend.localhost/";
    private static final String TEXTS = "#message-list li .text";
    private static final Duration SHOWN = Duration.ofSeconds(10);
    /**
     * The page reads the metrics every 5 s; cAdvisor returns none while a newly started container has no sample yet.
     */
    private static final Duration METRICS_SHOWN = Duration.ofSeconds(30);

    private final String message = "Ahoy, " + UUID.randomUUID();
    private final Browsers browsers;

    WebPageCheck(Browsers browsers) {
        this.browsers = browsers;
    }

    /** A person can use the page if it has its form. */
    private Browser page() {
        Browser browser = browsers.open(PAGE);
        eventually("the page has its form", SHOWN)
                .of(
                        () -> browser.texts("form #message, form #sender, form button"),
                        fields -> assertThat(fields)
                                .overridingErrorMessage(
                                        "%s in a browser: expected a form with two fields and a button, but it shows %s",
                                        PAGE, browser.texts("body"))
                                .hasSize(3));
        return browser;
    }

    @Test
    void a_message_that_one_browser_sends_appears_in_another_without_a_reload() {
        Browser reader = page();
        reader.mark();

        send(page(), message);

        assertThatItShows("another browser", reader, message);
        assertThat(reader.isMarked())
                .as("whether the other browser still shows the page that it opened first")
                .isTrue();
    }

    @Test
    void a_message_is_shown_with_its_sender_and_time() {
        Browser browser = page();
        browser.type("#sender", "Änne & Bo");

        send(browser, message);

        String shown = browser.texts("#message-list li").stream()
                .filter(entry -> entry.contains(message))
                .findFirst()
                .orElse("none");
        assertThat(shown)
                .as("the message on the page: expected its text, its sender and its time")
                .matches("(?s)%s\\s+Änne & Bo \\d+ \\w{3} \\d{4}, \\d\\d:\\d\\d UTC".formatted(message));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            script,  `<script>document.title = "executed"</script>`
            image,   `<img src="/missing" onerror="document.title = 'executed'">`
            closing, `</p></ol><script>document.title = "executed"</script>`
            """)
    void markup_in_a_message_is_shown_as_text(String kind, String markup) {
        Browser browser = page();
        String text = message + markup;

        send(browser, text);

        assertThat(browser.title())
                .as("the title of the page, which the message sets if it is executed")
                .isEqualTo("Seaworthy");
        assertThatNothingWasRefused(browser);
    }

    @ParameterizedTest(name = "{0}, {2} px wide, {3}")
    @CsvSource({
        "http://frontend.localhost/, li .text, 1280, light",
        "http://frontend.localhost/, li .text, 390, dark",
        "http://metrics.localhost/, .memory .value, 1280, light",
        "http://metrics.localhost/, .memory .value, 390, dark"
    })
    @Requirement({"PROXY-09", "HA-05"})
    void axe_finds_no_violation_on_the_page(
            String url, String content, int width, String colorScheme, ComposeStack stack) {
        Cadvisor.requireOneThatKnowsTheImageStore(stack);
        send(page(), message);
        Browser browser = browsers.open(url);
        browser.resize(width, 844);
        browser.prefer(colorScheme);

        eventually("the page shows its content", url.equals(PAGE) ? SHOWN : METRICS_SHOWN)
                .of(
                        () -> browser.texts(content),
                        texts -> assertThat(texts)
                                .as("texts of %s on %s", content, url)
                                .isNotEmpty());
        List<String> violations = browser.accessibilityViolations();
        assertThat(violations)
                .overridingErrorMessage(
                        "%s, %d px wide: expected that axe finds nothing, but it found %s", url, width, violations)
                .isEmpty();
        assertThatNothingWasRefused(browser);
    }

    /** The browser writes to the console what the content security policy of the page does not allow. */
    private static void assertThatNothingWasRefused(Browser browser) {
        List<String> refusals = browser.console().stream()
                .filter(entry -> entry.contains("Content Security Policy"))
                .toList();
        assertThat(refusals).as("what the content security policy has refused").isEmpty();
    }

    private static void assertThatItShows(String where, Browser browser, String text) {
        eventually("%s shows the message".formatted(where), SHOWN)
                .of(
                        () -> browser.texts(TEXTS),
                        texts -> assertThat(texts)
                                .overridingErrorMessage(
                                        "%s: expected the message \"%s\" on the page, but its newest messages are %s",
                                        where, text, texts.subList(Math.max(0, texts.size() - 3), texts.size()))
                                .contains(text));
    }

    /** Sends a message by the form, and returns when the page shows it. */
    private static void send(Browser browser, String text) {
        browser.type("#message", text);
        browser.click("button");
        assertThatItShows("the browser that sent it", browser, text);
    }
}
