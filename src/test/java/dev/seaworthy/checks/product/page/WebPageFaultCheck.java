package dev.seaworthy.checks.product.page;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.browser.Browser;
import dev.seaworthy.probe.browser.Browsers;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Web page in a browser during a fault")
@ExclusiveStack
@Requirement({"HA-02", "PROXY-09"})
final class WebPageFaultCheck {
    private static final long UPDATES = 3;
    /** An update every 2 s, and the edge waits 5.5 s for a frozen frontend before it tries another. */
    private static final Duration UPDATED = Duration.ofSeconds(20);

    /** What happens to the frontend. */
    enum Loss {
        KILLED("killed", (faults, frontend) -> faults.containers().crash(List.of(frontend))),
        FROZEN("frozen", (faults, frontend) -> faults.containers().freeze(List.of(frontend)));

        private final String words;
        private final BiConsumer<Faults, Replica> fault;

        Loss(String words, BiConsumer<Faults, Replica> fault) {
            this.words = words;
            this.fault = fault;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private final ComposeStack stack;
    private final Faults faults;
    private final Browsers browsers;

    WebPageFaultCheck(ComposeStack stack, Faults faults, Browsers browsers) {
        this.stack = stack;
        this.faults = faults;
        this.browsers = browsers;
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void the_page_continues_to_update_without_interruption_while_a_frontend_is(Loss loss) {
        Browser browser = browsers.open("http://frontend.localhost/");
        Replica frontend = sender(browser);
        browser.run("""
                window.interruptions = [];
                const state = document.getElementById("update-state") ?? document.body;
                new MutationObserver(() => interruptions.push(state.innerText)).observe(state, {childList: true});
                """);

        Instant since = Instant.now();
        loss.fault.accept(faults, frontend);
        browser.run("window.lost = performance.now()");

        eventually("the page has been updated %d times".formatted(UPDATES), UPDATED)
                .of(
                        () -> updates(browser),
                        updates -> assertThat(updates)
                                .overridingErrorMessage(
                                        "the page from %s: expected %d updates after this frontend was %s, but there were %d",
                                        frontend, UPDATES, loss, updates)
                                .isGreaterThanOrEqualTo(UPDATES));
        Object interruptions = browser.run("return interruptions.filter(text => text !== '')");
        Elapsed elapsed = Elapsed.since(since);
        if (!interruptions.equals(List.of()) && elapsed.isStarved()) {
            throw new TooSlowException("the page was interrupted while %s was %s".formatted(frontend, loss), elapsed);
        }
        assertThat(interruptions).as("interruptions that the page has shown").isEqualTo(List.of());
    }

    private static long updates(Browser browser) {
        return (Long) browser.run("""
                return performance.getEntriesByType("resource").filter(request => request.initiatorType === "fetch"
                    && request.startTime > lost && request.responseStatus === 200).length
                """);
    }

    private Replica sender(Browser browser) {
        List<String> footer = browser.texts("#replica");
        return stack.replicas().of("frontend").live().stream()
                .filter(frontend -> footer.toString().contains("by %s,".formatted(frontend.instance())))
                .findFirst()
                .orElseThrow(() -> new InconclusiveException(
                        "expected the name of a running frontend in the footer of the page, but it is " + footer));
    }
}
