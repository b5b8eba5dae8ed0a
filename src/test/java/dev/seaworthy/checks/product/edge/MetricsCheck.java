package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.Metrics;
import dev.seaworthy.probe.secret.Secrets;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Metrics")
@ReadOnlyStack
final class MetricsCheck {
    /** cAdvisor measures every 5 s. */
    private static final Duration MEASURED = Duration.ofSeconds(20);

    /** The stack has nine services, two of them with several replicas. */
    private static final int SMALLEST = 12;

    private final ComposeStack stack;
    private final Http http;
    private final Metrics metrics;

    MetricsCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.http = new Http(stack, exchanges);
        this.metrics = new Metrics(stack);
    }

    @Test
    @Requirement({"HA-05", "HARNESS-11"})
    void the_metrics_report_the_memory_of_every_container_by_service_and_number() {
        Set<String> instances =
                stack.replicas().all().stream().map(Replica::instance).collect(Collectors.toSet());
        if (instances.size() < SMALLEST) {
            throw new InconclusiveException(
                    "expected at least %d containers, but found %s".formatted(SMALLEST, instances));
        }
        Cadvisor.requireOneThatKnowsTheImageStore(stack);

        eventually("cAdvisor has measured every container", MEASURED)
                .of(
                        () -> metrics.samples(
                                Metrics.MEMORY, http.get(Metrics.TARGET).body()),
                        memory -> assertThatEachIsMeasured(memory, instances));
    }

    private static void assertThatEachIsMeasured(Map<String, Metrics.Sample> memory, Set<String> instances) {
        Set<String> measured = memory.entrySet().stream()
                .filter(container -> container.getValue().value() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(instances);
        missing.removeAll(measured);
        assertThat(memory)
                .overridingErrorMessage(
                        "cadvisor: expected the memory of each of %d containers and of no other, "
                                + "but the metrics have %s; not measured: %s",
                        instances.size(), new TreeMap<>(memory), missing)
                .containsOnlyKeys(instances)
                .matches(all -> missing.isEmpty());
    }

    @Test
    @Requirement("COMPOSE-15")
    void the_metrics_contain_no_secret() {
        Secrets secrets = Secrets.of(stack);

        Exchange answer = eventually("cAdvisor returns all its metrics", MEASURED)
                .beforehand(
                        () -> http.get(Metrics.TARGET),
                        scrape -> assertThat(scrape).hasStatus(200).hasBodyContaining(Metrics.COMPLETE));

        assertThat(answer).containsNoneOf(secrets);
    }
}
