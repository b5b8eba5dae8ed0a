package dev.seaworthy.checks.product.edge;

import dev.seaworthy.docker.ResourceUsage;
import dev.seaworthy.probe.http.Metrics;
import java.time.Instant;
import java.util.Locale;

/**
 * A figure of cAdvisor about a container, and the figures of the engine before and after it.
 *
 * @param figure null if cAdvisor has none
 * @param resolution by which it may differ in addition to 10 %
 */
record ComparedFigure(String container, String unit, Double figure, double first, double second, double resolution) {
    private static final double TOLERANCE = 0.1;
    /** The kernel counts memory in batches of 64 pages per CPU. */
    private static final double BATCHES =
            Math.max(1 << 20, 64 * 4096.0 * Runtime.getRuntime().availableProcessors());
    /** A measurement takes time, too: seconds. */
    private static final double MEASURING = 0.2;

    static ComparedFigure ofMemory(String container, Double bytes, ResourceUsage before, ResourceUsage after) {
        return new ComparedFigure(container, "bytes of memory", bytes, before.memory(), after.memory(), BATCHES);
    }

    /** @param sample counts only if it was measured after {@code since}; null if there is none */
    static ComparedFigure ofCpu(
            String container, Instant since, Metrics.Sample sample, ResourceUsage before, ResourceUsage after) {
        boolean isNew = sample != null && sample.at().isAfter(since);
        return new ComparedFigure(
                container,
                "seconds of CPU time since the start, measured after " + since,
                isNew ? sample.value() : null,
                seconds(before),
                seconds(after),
                MEASURING);
    }

    private static double seconds(ResourceUsage usage) {
        return usage.cpu().toMillis() / 1e3;
    }

    boolean agrees() {
        return figure != null
                && figure >= (1 - TOLERANCE) * Math.min(first, second) - resolution
                && figure <= (1 + TOLERANCE) * Math.max(first, second) + resolution;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %s %s, the engine measured %.1f before and %.1f after",
                container,
                figure == null ? "no" : "%.1f".formatted(figure),
                unit,
                first,
                second);
    }
}
