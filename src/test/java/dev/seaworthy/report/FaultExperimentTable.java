package dev.seaworthy.report;

import dev.seaworthy.load.ConsistencyChecker;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.load.History;
import dev.seaworthy.load.RequestTrace;
import dev.seaworthy.load.Seed;
import io.qameta.allure.Allure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a load came to, in figures, in the report also of a check that passed. */
public final class FaultExperimentTable {
    private FaultExperimentTable() {}

    /** Of one that came to its end. */
    public static void attach(FaultExperiment experiment) {
        Map<String, Object> rows = seen(experiment.seed(), experiment.history());
        ConsistencyChecker consistency = experiment.consistency();
        rows.put("disturbances", experiment.faultWindows().size());
        rows.put(
                "indeterminate: failed, and carried out",
                consistency.indeterminate().size());
        rows.put("lost", consistency.lost().size());
        rows.put("duplicated", consistency.doubled().size());
        rows.put("not asked for", consistency.unasked().size());
        RequestTrace trace = experiment.trace();
        rows.put("retries absorbed by the edge", trace.retriedByEdge());
        rows.put("retries absorbed by api-lb", trace.retriedInside());
        attach(rows);
    }

    /** Of one that did not: what was kept is not known. */
    public static void attach(Seed seed, History history) {
        attach(seen(seed, history));
    }

    private static Map<String, Object> seen(Seed seed, History history) {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("seed", seed.value());
        rows.put("requests offered", history.all().size());
        rows.put(
                "requests a second",
                Math.round(
                        1e3 * history.all().size() / Math.max(1, history.until().toMillis())));
        rows.put("CPU pressure, %", Math.round(100 * history.time().pressure()));
        rows.put("failed", history.failed().size());
        rows.put("longest gap between successes, ms", history.longestGap().toMillis());
        rows.put("p50, ms", millis(history.latency(0.5)));
        rows.put("p99, ms", millis(history.latency(0.99)));
        rows.put("max, ms", millis(history.latency(1)));
        rows.put("sent late by at most, ms", millis(history.lateness()));
        return rows;
    }

    private static String millis(Duration duration) {
        return "%.1f".formatted(duration.toNanos() / 1e6);
    }

    private static void attach(Map<String, Object> rows) {
        String lines = rows.entrySet().stream()
                .map(row -> "\"%s\",%s".formatted(row.getKey(), row.getValue()))
                .collect(Collectors.joining("\n"));
        Allure.addAttachment("what the load came to", "text/csv", "figure,value\n" + lines, ".csv");
    }
}
