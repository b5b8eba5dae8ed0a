package dev.seaworthy.selftest.screenshots;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.product.messages.Messages;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.browser.Browser;
import dev.seaworthy.probe.browser.Browsers;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Writes {@code docs/pictures}. The picture of the report shows {@code reports/index.html} of the last complete run.
 *
 * <p>The height is that of the page, but not more than two windows: the dashboard and the report are long.
 */
@DisplayName("Screenshots")
@Tag("screenshots")
@ExclusiveStack
@Requirement({"PROXY-09", "PROXY-04", "HA-05"})
final class ScreenshotsCheck {
    private static final Path PICTURES = Path.of("docs/pictures");
    private static final Path REPORT = Path.of("reports/index.html");
    private static final int VISITS = 200;
    private static final int DESKTOP = 1280;
    private static final int PHONE = 390;
    private static final long HIGHEST = 1_700;
    private static final Duration SHOWN = Duration.ofSeconds(30);

    private final Browsers browsers;
    private final Http http;

    ScreenshotsCheck(Browsers browsers, Http http) {
        this.browsers = browsers;
        this.http = http;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "page,      http://frontend.localhost/,  'li .text'",
        "dashboard, http://dashboard.localhost/, '#total_requests'",
        "metrics,   http://metrics.localhost/,   'main:not(:has(.cpu .value:empty)) .card h2'"
    })
    void the_documentation_has_a_screenshot_of_the_site(String name, String url, String content) throws IOException {
        Collections.nCopies(VISITS, "http://localhost/")
                .forEach(target -> precondition(http.get(target)).isVisit());
        precondition(http.send(Request.post(
                        Messages.FRONTEND, "application/json", "{\"message\":\"Land ahoy!\",\"sender\":\"Ann\"}")))
                .hasStatus(201);
        Browser browser = browsers.open(url);
        eventually("the page shows its content", SHOWN)
                .of(
                        () -> browser.texts(content),
                        texts -> assertThat(texts)
                                .as("elements %s on %s", content, url)
                                .isNotEmpty());

        take(browser, name);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource("report")
    void the_documentation_has_a_screenshot_of_the_report(String name) throws IOException {
        if (Files.notExists(REPORT)) {
            throw new InconclusiveException("there is no %s: run bin/verify first".formatted(REPORT));
        }
        Browser browser = browsers.open("about:blank");
        browser.run("document.open(); document.write(arguments[0]); document.close()", Files.readString(REPORT));

        take(browser, name);
    }

    /** On a desktop in light colors, and on a phone in dark ones. */
    private static void take(Browser browser, String name) throws IOException {
        take(browser, "light", DESKTOP, name + "-desktop.png");
        take(browser, "dark", PHONE, name + "-phone.png");
    }

    private static void take(Browser browser, String colorScheme, int width, String file) throws IOException {
        browser.prefer(colorScheme);
        browser.resize(width, 900);
        long height = (Long) browser.run("return document.documentElement.scrollHeight");
        browser.resize(width, (int) Math.min(height, HIGHEST));
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(file), browser.screenshot());
    }
}
