package dev.seaworthy.report;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.EngineEvents;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.browser.Browser;
import dev.seaworthy.probe.browser.Browsers;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import io.qameta.allure.Allure;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Attaches the state of the stack to the report when a check fails, before cleanup. Each part is attached separately,
 * and a part that is not available is attached as its error, so that evidence never replaces the verdict.
 */
public final class Evidence {
    /** The text of a part of which there is nothing. */
    public static final String NONE = "none";

    /** Maximum lines of one container's log: its last ones, which matter most to a reader of the report. */
    private static final int LINES = 200;
    /** Maximum exchanges of one check: its last ones, which suffice for a load of thousands. */
    private static final int EXCHANGES = 100;

    private final List<ComposeStack> judged;
    private final Redaction redaction;

    /**
     * @param stack of the run
     * @param variants that the check has started: it judges them, and not the stack of the run; each has credentials of
     *     its own
     * @throws InconclusiveException if the credentials of one of them cannot be read: then nothing may be shown
     */
    public Evidence(ComposeStack stack, List<ComposeStack> variants) {
        this.judged = variants.isEmpty() ? List.of(stack) : List.copyOf(variants);
        this.redaction = variants.stream()
                .filter(ComposeStack::isStarted)
                .map(Redaction::of)
                .reduce(Redaction.of(stack), Redaction::and);
    }

    /** Attaches what is known of a deployment of which only responses are seen. */
    public static void attach(Exchanges exchanges) {
        Allure.addAttachment("HTTP errors of this check", "text/plain", errors(exchanges), ".txt");
        Allure.addAttachment(
                "HTTP exchanges of this check",
                "text/plain",
                Excerpt.of(exchanges.all(), EXCHANGES, ExchangeText::of),
                ".txt");
    }

    /** @param since when the check began */
    public void attach(Instant since, Exchanges exchanges, Browsers browsers) {
        attach("HTTP errors of this check", () -> errors(exchanges));
        attach("HTTP exchanges of this check", () -> Excerpt.of(exchanges.all(), EXCHANGES, ExchangeText::of));
        browsers.all().forEach(this::attach);
        judged.forEach(stack -> attach(stack, since));
    }

    /** @return the responses with a status of 500 or more, and the requests without a response */
    private static String errors(Exchanges exchanges) {
        List<Exchange> errors = exchanges.all().stream()
                .filter(exchange -> exchange.status() == 0 || exchange.status() >= 500)
                .toList();
        return Excerpt.of(errors, EXCHANGES, ExchangeText::of);
    }

    private void attach(ComposeStack stack, Instant since) {
        attach("last error of Compose", () -> stack.lastError().orElse(NONE));
        if (stack.isStarted()) {
            attach("container states", () -> ReplicaText.states(stack.replicas().all()));
            attach(
                    "health probes",
                    () -> ReplicaText.healthProbes(stack.replicas().all(), since));
            attach("engine events since the check began", () -> events(stack, since));
            attach("service logs since the check began", () -> logs(stack, since));
        }
    }

    /** Credentials cannot be removed from a screenshot: a page that shows some is attached as text only. */
    private void attach(Browser browser) {
        attach("browser: text of the page", browser::content);
        attach("browser: console", () -> String.join("\n", browser.console()));
        try {
            String before = browser.content();
            byte[] screenshot = browser.screenshot();
            String around = before + browser.content(); // the page may change meanwhile
            if (redaction.of(around).equals(around)) {
                Allure.addAttachment("browser: screenshot", "image/png", new ByteArrayInputStream(screenshot), ".png");
            }
        } catch (InconclusiveException e) {
            attach("browser: screenshot", () -> {
                throw e;
            });
        }
    }

    /**
     * @param verdict of a check, whose message may quote any output of the stack
     * @return the same verdict without credentials; the original if it contains none
     */
    public Throwable redacted(Throwable verdict) {
        String message = String.valueOf(verdict.getMessage());
        String redacted = redaction.of(message);
        return redacted.equals(message) ? verdict : withMessage(verdict, redacted);
    }

    /** @return the same verdict without its message, which may contain credentials that are not known */
    public static Throwable withheld(Throwable verdict, String reason) {
        return withMessage(
                verdict, "the message is not shown, because no credentials can be removed from it: " + reason);
    }

    private static Throwable withMessage(Throwable verdict, String redacted) {
        Throwable shown = switch (Outcome.of(verdict)) {
            case VIOLATED -> new AssertionError(redacted);
            case INCONCLUSIVE -> new InconclusiveException(redacted);
            default -> new IllegalStateException(redacted);
        };
        shown.setStackTrace(verdict.getStackTrace());
        return shown;
    }

    private static String events(ComposeStack stack, Instant since) {
        return Excerpt.of(
                stack.events().all().stream()
                        .filter(happening -> !happening.at().isBefore(since))
                        .toList(),
                LINES,
                EngineEvents.ContainerEvent::toString);
    }

    private static String logs(ComposeStack stack, Instant since) {
        return ReplicaText.sections(stack.replicas().all(), replica -> {
            List<String> lines = stack.logs().of(replica, since);
            return lines.isEmpty() ? "" : Excerpt.of(lines, LINES, line -> line);
        });
    }

    private void attach(String title, Supplier<String> part) {
        String text;
        try {
            text = part.get();
        } catch (RuntimeException e) { // any exception: it must not replace the verdict
            text = "not available: " + e;
        }
        Allure.addAttachment(title, "text/plain", redaction.of(text), ".txt");
    }
}
