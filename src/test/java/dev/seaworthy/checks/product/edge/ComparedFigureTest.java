package dev.seaworthy.checks.product.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.ResourceUsage;
import dev.seaworthy.probe.http.Metrics;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparedFigureTest {
    private static final Instant SINCE = Instant.parse("2026-11-27T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"100e6, true", "121e6, true", "85e6, false", "140e6, false"})
    void memory_is_within_10_percent_of_one_of_both_figures_or_between_them(double bytes, boolean agrees) {
        ResourceUsage before = new ResourceUsage(100_000_000, Duration.ZERO);
        ResourceUsage after = new ResourceUsage(110_000_000, Duration.ZERO);

        assertThat(ComparedFigure.ofMemory("api-1", bytes, before, after).agrees())
                .isEqualTo(agrees);
    }

    @ParameterizedTest
    @CsvSource({"10.5, 1, true", "10.5, -1, false", "14, 1, false"})
    void CPU_time_counts_only_if_it_was_measured_since(double seconds, int after, boolean agrees) {
        Metrics.Sample sample = new Metrics.Sample(seconds, SINCE.plusSeconds(after));
        ResourceUsage first = new ResourceUsage(1, Duration.ofSeconds(10));
        ResourceUsage second = new ResourceUsage(1, Duration.ofSeconds(11));

        assertThat(ComparedFigure.ofCpu("api-1", SINCE, sample, first, second).agrees())
                .isEqualTo(agrees);
    }

    @Test
    void a_container_without_a_figure_does_not_agree_and_is_named() {
        ResourceUsage usage = new ResourceUsage(1, Duration.ofSeconds(10));

        ComparedFigure missing = ComparedFigure.ofCpu("api-1", SINCE, null, usage, usage);

        assertThat(missing.agrees()).isFalse();
        assertThat(missing)
                .hasToString("api-1: no seconds of CPU time since the start, measured after " + SINCE
                        + ", the engine measured 10.0 before and 10.0 after");
    }
}
