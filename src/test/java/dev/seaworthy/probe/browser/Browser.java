package dev.seaworthy.probe.browser;

import com.deque.html.axecore.selenium.AxeBuilder;
import dev.seaworthy.docker.BrowserContainer;
import dev.seaworthy.docker.InconclusiveException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.Augmenter;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * A window of a browser that shares nothing with other windows. It reaches all sites of the stack at the edge.
 *
 * <p>Everything throws {@link InconclusiveException} if the browser itself fails.
 */
public final class Browser {
    private static final Duration PAGE_LOAD = Duration.ofSeconds(20);
    /** How Chromium begins the reason why it shows a page of its own, without a response of the server. */
    private static final String NO_RESPONSE = "net::ERR_";

    private final RemoteWebDriver driver;

    private Browser(RemoteWebDriver driver) {
        this.driver = driver;
    }

    static Browser start(BrowserContainer container) {
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // the container is the sandbox; Chromium's own needs a capability
                "--window-size=1280,900",
                "--host-resolver-rules=MAP localhost edge, MAP *.localhost edge");
        options.setAcceptInsecureCerts(true); // the certificate is judged elsewhere
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        return attempt("starting a browser", () -> {
            RemoteWebDriver driver = new RemoteWebDriver(url(container), options, false);
            driver.manage().timeouts().pageLoadTimeout(PAGE_LOAD).scriptTimeout(PAGE_LOAD);
            return new Browser(driver);
        });
    }

    private static URL url(BrowserContainer container) {
        try {
            return URI.create("http://127.0.0.1:" + container.port()).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Opens a page. Without a response, or without a complete one within 20 s, it has none or not all of the expected
     * elements.
     */
    public void open(String url) {
        attempt("opening " + url, () -> {
            try {
                driver.get(url);
            } catch (TimeoutException tooSlow) {
                return;
            } catch (WebDriverException e) {
                if (!String.valueOf(e.getMessage()).contains(NO_RESPONSE)) {
                    throw e;
                }
            }
        });
    }

    /** @return the visible text of each element, in the order of the page; none if there is no such element */
    public List<String> texts(String selector) {
        return run(
                                "return [...document.querySelectorAll(arguments[0])].map(e => (e.innerText ?? e.textContent).trim())",
                                selector)
                        instanceof List<?> texts
                ? texts.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Types text into a field, as with a keyboard. */
    public void type(String selector, String text) {
        attempt(
                "typing into " + selector,
                () -> driver.findElement(By.cssSelector(selector)).sendKeys(text));
    }

    public void click(String selector) {
        attempt(
                "clicking on " + selector,
                () -> driver.findElement(By.cssSelector(selector)).click());
    }

    /**
     * @param script the body of a JavaScript function
     * @return what it returns: a string, a number, a boolean, a list, a map or null
     */
    public Object run(String script, Object... arguments) {
        return attempt("running JavaScript", () -> driver.executeScript(script, arguments));
    }

    /** Marks the page, so that {@link #isMarked} tells whether it has been reloaded since. */
    public void mark() {
        run("window.marked = true");
    }

    public boolean isMarked() {
        return run("return window.marked === true").equals(true);
    }

    public String title() {
        return attempt("reading the title", driver::getTitle);
    }

    /** @return what pages have written to the console since the last call, and what the browser has refused them */
    public List<String> console() {
        return attempt(
                "reading the console",
                () -> driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .map(LogEntry::toString)
                        .toList());
    }

    /** @return each rule of axe that the page violates, with the elements; none if it is accessible */
    public List<String> accessibilityViolations() {
        return attempt(
                "running axe",
                () -> new AxeBuilder()
                        .analyze(driver).getViolations().stream()
                                .map(rule -> "%s (%s): %s".formatted(rule.getId(), rule.getHelp(), rule.getNodes()))
                                .toList());
    }

    /** @param colorScheme that pages get to know as the user's preference: {@code light} or {@code dark} */
    public void prefer(String colorScheme) {
        Map<String, Object> preference = Map.of("name", "prefers-color-scheme", "value", colorScheme);
        emulate("Emulation.setEmulatedMedia", Map.of("features", List.of(preference)));
    }

    /** Sets the size of the visible part of a page, in pixels; a window itself has a minimum width. */
    public void resize(int width, int height) {
        emulate(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** @see <a href="https://chromedevtools.github.io/devtools-protocol/tot/Emulation/">commands</a> */
    private void emulate(String command, Map<String, Object> parameters) {
        attempt(command, () -> ((HasCdp) new Augmenter().augment(driver)).executeCdpCommand(command, parameters));
    }

    /** @return the visible part of the page, as PNG */
    public byte[] screenshot() {
        return attempt("taking a screenshot", () -> driver.getScreenshotAs(OutputType.BYTES));
    }

    /** @return the URL and all visible text of the page */
    public String content() {
        return attempt(
                "reading the page",
                () -> driver.getCurrentUrl() + "\n\n" + driver.executeScript("return document.body.innerText"));
    }

    void quit() {
        attempt("closing a browser", driver::quit);
    }

    private static void attempt(String what, Runnable action) {
        attempt(what, () -> {
            action.run();
            return null;
        });
    }

    private static <T> T attempt(String what, Supplier<T> action) {
        try {
            return action.get();
        } catch (WebDriverException e) {
            throw new InconclusiveException("%s failed: %s".formatted(what, e.getRawMessage()), e);
        }
    }
}
