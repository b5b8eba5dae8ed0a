package dev.seaworthy.report;

import dev.seaworthy.load.ConsistencyChecker;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.load.FaultWindow;
import dev.seaworthy.load.History;
import dev.seaworthy.load.RequestTrace;
import dev.seaworthy.load.Seed;
import io.qameta.allure.Allure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Attaches the key figures of a load to the report, also if the check passed. */
public final class FaultExperimentTable {
    private FaultExperimentTable() {}

    /** Attaches the figures of a completed experiment. */
    public static void attach(FaultExperiment experiment) {
        Map<String, Object> rows = seen(experiment.seed(), experiment.history());
        ConsistencyChecker consistency = experiment.consistency();
        experiment
                .faultWindows()
                .forEach(window -> rows.put(
                        "%s: p99 / max / longest gap, ms".formatted(window.what()), latency(experiment, window)));
        rows.put("faults", experiment.faultWindows().size());
        rows.put(
                "indeterminate: failed, but carried out",
                consistency.indeterminate().size());
        rows.put("lost", consistency.lost().size());
        rows.put("duplicated", consistency.doubled().size());
        rows.put("stored without a request", consistency.unasked().size());
        RequestTrace trace = experiment.trace();
        rows.put("retries absorbed by the edge", trace.retriedByEdge());
        rows.put("retries absorbed by api-lb", trace.retriedInside());
        attach(rows);
    }

    /** Attaches the figures of an aborted experiment, without those from the stores, which are unknown. */
    public static void attach(Seed seed, History history) {
        attach(seen(seed, history));
    }

    private static Map<String, Object> seen(Seed seed, History history) {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("seed", seed.value());
        rows.put("requests sent", history.all().size());
        rows.put(
                "requests per second",
                Math.round(
                        1e3 * history.all().size() / Math.max(1, history.until().toMillis())));
        rows.put("CPU pressure, %", Math.round(100 * history.time().pressure()));
        rows.put("failed", history.failed().size());
        rows.put(
                "longest acknowledgement gap, ms", history.longestGap().length().toMillis());
        rows.put("p50, ms", millis(history.latency(0.5)));
        rows.put("p99, ms", millis(history.latency(0.99)));
        rows.put("max, ms", millis(history.latency(1)));
        rows.put("maximum send delay, ms", millis(history.lateness()));
        return rows;
    }

    /** The figures that the latency budget of the contract limits. */
    private static String latency(FaultExperiment experiment, FaultWindow window) {
        History during = experiment.during(window);
        return "%s / %s / %s"
                .formatted(
                        millis(during.latency(0.99)),
                        millis(during.latency(1)),
                        millis(experiment.longestGap(window).length()));
    }

    private static String millis(Duration duration) {
        return "%.1f".formatted(duration.toNanos() / 1e6);
    }

    private static void attach(Map<String, Object> rows) {
        String lines = rows.entrySet().stream()
                .map(row -> "\"%s\",%s".formatted(row.getKey(), row.getValue()))
                .collect(Collectors.joining("\n"));
        Allure.addAttachment("load summary", "text/csv", "figure,value\n" + lines, ".csv");
    }
}
