package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.ResourceUsage;
import dev.seaworthy.probe.browser.Browser;
import dev.seaworthy.probe.browser.Browsers;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.Metrics;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Compares figures of cAdvisor with those that the engine measures immediately before and after. */
@DisplayName("Accuracy of the metrics")
@ReadOnlyStack
@ResourceLock(Browsers.LOCK)
@Requirement("HA-05")
final class MetricsAccuracyCheck {
    /** cAdvisor measures every 5 s. */
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private static final double TOLERANCE = 0.1;
    /** The kernel counts memory in batches per CPU: bytes. */
    private static final double BATCHES = 1 << 20;
    /** A measurement takes time, too: seconds. */
    private static final double MEASURING = 0.2;

    private final ComposeStack stack;
    private final Http http;
    private final Metrics metrics;

    MetricsAccuracyCheck(ComposeStack stack, Http http) {
        this.stack = stack;
        this.http = http;
        this.metrics = new Metrics(stack);
    }

    @Test
    void memory_and_CPU_time_of_each_container_are_within_10_percent_of_the_figures_of_the_engine() {
        Map<String, ResourceUsage> before = usage();
        Instant since = Instant.now();

        Exchange scrape = eventually("cAdvisor has measured every container again", MEASURED)
                .of(() -> http.get(Metrics.TARGET), answer -> {
                    Map<String, Metrics.Sample> samples = metrics.samples(Metrics.CPU, answer);
                    assertThat(samples)
                            .overridingErrorMessage(
                                    "cadvisor: expected a measurement of each of %s after %s, but the last ones are %s",
                                    before.keySet(), since, samples)
                            .containsOnlyKeys(before.keySet())
                            .allSatisfy((container, sample) ->
                                    assertThat(sample.at()).isAfter(since));
                });

        Map<String, ResourceUsage> after = usage();
        metrics.samples(Metrics.WORKING_SET, scrape)
                .forEach((container, sample) -> assertThatItIsBetween(
                        "bytes of memory", container, sample.value(), before, after, ResourceUsage::memory, BATCHES));
        metrics.samples(Metrics.CPU, scrape)
                .forEach((container, sample) -> assertThatItIsBetween(
                        "seconds of CPU time",
                        container,
                        sample.value(),
                        before,
                        after,
                        usage -> usage.cpu().toMillis() / 1e3,
                        MEASURING));
    }

    @Test
    void the_page_shows_the_memory_of_each_container_within_10_percent_of_the_figure_of_the_engine(Browsers browsers) {
        Map<String, ResourceUsage> before = usage();
        Browser browser = browsers.open("http://metrics.localhost/");

        Map<String, Double> shown = eventually("the page shows every container", MEASURED)
                .of(
                        () -> memoryOnThePage(browser),
                        memory -> assertThat(memory)
                                .as("bytes of memory on the page of the metrics")
                                .containsOnlyKeys(before.keySet()));

        Map<String, ResourceUsage> after = usage();
        shown.forEach((container, memory) -> assertThatItIsBetween(
                "bytes of memory", container, memory, before, after, ResourceUsage::memory, BATCHES));
    }

    /** Measures all containers at once: the engine needs a second for each. */
    private Map<String, ResourceUsage> usage() {
        return stack.replicas().all().parallelStream()
                .collect(Collectors.toMap(
                        Replica::instance, replica -> stack.engine().usage(replica)));
    }

    private static Map<String, Double> memoryOnThePage(Browser browser) {
        Object cards = browser.run("""
                const bytes = {B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30};
                return Object.fromEntries([...document.querySelectorAll(".card h2")].map(heading => {
                    const [number, unit] = heading.parentElement.querySelector(".memory .value").innerText.split(" ");
                    return [heading.innerText, number * bytes[unit]];
                }));
                """);
        return ((Map<?, ?>) cards)
                .entrySet().stream()
                        .filter(card -> card.getValue() instanceof Number)
                        .collect(Collectors.toMap(
                                card -> String.valueOf(card.getKey()),
                                card -> ((Number) card.getValue()).doubleValue()));
    }

    private static void assertThatItIsBetween(
            String unit,
            String container,
            double figure,
            Map<String, ResourceUsage> before,
            Map<String, ResourceUsage> after,
            ToDoubleFunction<ResourceUsage> ofTheEngine,
            double resolution) {
        double first = ofTheEngine.applyAsDouble(before.get(container));
        double second = ofTheEngine.applyAsDouble(after.get(container));
        assertThat(figure)
                .overridingErrorMessage(
                        "%s: expected %s within 10 %% of what the engine measured, %.1f before and %.1f after, but found %.1f",
                        container, unit, first, second, figure)
                .isBetween(
                        (1 - TOLERANCE) * Math.min(first, second) - resolution,
                        (1 + TOLERANCE) * Math.max(first, second) + resolution);
    }
}
