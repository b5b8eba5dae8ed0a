package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.ResourceUsage;
import dev.seaworthy.probe.browser.Browser;
import dev.seaworthy.probe.browser.Browsers;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.Metrics;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Compares figures of cAdvisor with those that the engine measures immediately before and after. */
@DisplayName("Accuracy of the metrics")
@ReadOnlyStack
@ResourceLock(Browsers.LOCK)
@Requirement("HA-05")
final class MetricsAccuracyCheck {
    /** cAdvisor measures every 5 to 10 s, and a container without load less often. */
    private static final Duration MEASURED = Duration.ofSeconds(60);

    private final ComposeStack stack;
    private final Http http;
    private final Metrics metrics;

    MetricsAccuracyCheck(ComposeStack stack, Http http) {
        this.stack = stack;
        this.http = http;
        this.metrics = new Metrics(stack);
    }

    @BeforeEach
    void require() {
        Cadvisor.requireOneThatKnowsTheImageStore(stack);
    }

    @Test
    void memory_and_CPU_time_of_each_container_are_within_10_percent_of_the_figures_of_the_engine() {
        Instant since = Instant.now();
        Map<String, ResourceUsage> first = usage();

        eventually("cAdvisor's figures since %s agree with the engine's".formatted(since), MEASURED)
                .of(() -> compared(since, first), MetricsAccuracyCheck::assertThatAllAgree);
    }

    @Test
    void the_page_shows_the_memory_of_each_container_within_10_percent_of_the_figure_of_the_engine(Browsers browsers) {
        Browser browser = browsers.open("http://metrics.localhost/");

        eventually("the figures of the page agree with the engine's", MEASURED)
                .of(() -> comparedOnThePage(browser), MetricsAccuracyCheck::assertThatAllAgree);
    }

    /** CPU time only grows: it is compared with the figure before the first scrape, memory with a recent one. */
    private List<ComparedFigure> compared(Instant since, Map<String, ResourceUsage> first) {
        Map<String, ResourceUsage> before = usage();
        String scrape = http.get(Metrics.TARGET).body();
        Map<String, ResourceUsage> after = usage();
        Map<String, Metrics.Sample> cpu = metrics.samples(Metrics.CPU, scrape);
        Map<String, Metrics.Sample> memory = metrics.samples(Metrics.WORKING_SET, scrape);
        return before.keySet().stream()
                .flatMap(container -> Stream.of(
                        ComparedFigure.ofCpu(
                                container, since, cpu.get(container), first.get(container), after.get(container)),
                        ComparedFigure.ofMemory(
                                container,
                                memory.containsKey(container)
                                        ? memory.get(container).value()
                                        : null,
                                before.get(container),
                                after.get(container))))
                .toList();
    }

    private List<ComparedFigure> comparedOnThePage(Browser browser) {
        Map<String, ResourceUsage> before = usage();
        Map<String, Double> shown = memoryOnThePage(browser);
        Map<String, ResourceUsage> after = usage();
        return before.keySet().stream()
                .map(container -> ComparedFigure.ofMemory(
                        container, shown.get(container), before.get(container), after.get(container)))
                .toList();
    }

    private Map<String, ResourceUsage> usage() {
        return stack.engine().usage(stack.replicas().all());
    }

    /** If the host has other Compose projects, the headings of the cards begin with the name of the project. */
    private Map<String, Double> memoryOnThePage(Browser browser) {
        Object cards = browser.run("""
                const bytes = {B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30};
                return [...document.querySelectorAll(".card:not(.gone)")].map(card => {
                    const [number, unit] = (card.querySelector(".memory .value")?.innerText ?? "").split(" ");
                    return [card.querySelector("h2")?.innerText, String(number * bytes[unit])];
                }).filter(([heading, bytes]) => bytes !== "NaN")
                    .map(([heading, bytes]) => [heading.replace(arguments[0] + " ", ""), bytes])
                    .filter(([heading]) => !heading.includes(" "));
                """, stack.name());
        return ((List<?>) cards)
                .stream()
                        .map(List.class::cast)
                        .collect(Collectors.toMap(
                                card -> String.valueOf(card.getFirst()),
                                card -> Double.valueOf(String.valueOf(card.getLast()))));
    }

    private static void assertThatAllAgree(List<ComparedFigure> figures) {
        List<ComparedFigure> different =
                figures.stream().filter(figure -> !figure.agrees()).toList();
        assertThat(different)
                .overridingErrorMessage(
                        "expected each figure within 10 %% of what the engine measured before and after, but: %s",
                        different)
                .isEmpty();
        assertThat(figures).as("compared figures").isNotEmpty();
    }
}
