package dev.seaworthy.report;

import dev.seaworthy.load.FaultWindow;
import dev.seaworthy.load.History;
import dev.seaworthy.load.Operation;
import io.qameta.allure.Allure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plots a load over time: above, the responses per second, acknowledged or failed, by the time of their arrival; below,
 * the latency of the requests by their scheduled time. Fault windows are shaded, from the injection until the stack is
 * healthy.
 */
public final class HistoryPlot {
    private static final int LEFT = 64;
    private static final int WIDTH = 880;
    private static final int COUNTS_TOP = 44;
    private static final int COUNTS_BOTTOM = 184;
    private static final int LATENCY_TOP = 220;
    private static final int LATENCY_BOTTOM = 400;
    /** Range of the latency axis: 1 ms to 10 s; longer latencies are drawn at its upper edge. */
    private static final double DECADES = 4;

    private final History history;
    private final List<FaultWindow> faultWindows;
    private final double seconds;
    private final double step;

    private HistoryPlot(History history, List<FaultWindow> faultWindows) {
        this.history = history;
        this.faultWindows = faultWindows;
        seconds = Math.max(1, history.until().toMillis() / 1e3);
        step = Math.max(0.1, seconds / 200);
    }

    public static void attach(History history, List<FaultWindow> faultWindows) {
        Allure.addAttachment("load over time", "image/svg+xml", svg(history, faultWindows), ".svg");
    }

    /** @return a self-contained SVG image */
    static String svg(History history, List<FaultWindow> faultWindows) {
        HistoryPlot plot = new HistoryPlot(history, faultWindows);
        return Stream.of(plot.frame(), plot.counts(), plot.latencies(), plot.axis(), plot.faultWindows())
                .collect(Collectors.joining("\n", "", "\n</svg>\n"));
    }

    private String frame() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 440" width="%1$d" height="440" \
                font-family="sans-serif" font-size="12">
                <rect width="%1$d" height="440" fill="white"/>
                <text x="%d" y="18">%s: responses per second, <tspan fill="#2a7d4f">acknowledgements</tspan> \
                and <tspan fill="#c62828">failures</tspan></text>
                <text x="%2$d" y="212">latency in ms: <tspan fill="#1f4e9e">median</tspan>, \
                <tspan fill="#c77700">maximum per interval</tspan></text>""".formatted(LEFT + WIDTH + 24, LEFT, escaped(history.load()));
    }

    private String faultWindows() {
        return faultWindows.stream()
                .map(window -> {
                    double from = x(seconds(history.at(window.began())));
                    double to = x(seconds(history.at(window.over())));
                    return shape(
                            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#8a8a8a\" fill-opacity=\"0.18\">"
                                    + "<title>%s</title></rect>\n<text x=\"%.1f\" y=\"38\" fill=\"#555\">%s</text>",
                            from,
                            COUNTS_TOP,
                            Math.max(1, to - from),
                            LATENCY_BOTTOM - COUNTS_TOP,
                            escaped(window.what()),
                            from,
                            faultWindows.size() > 4 ? "" : escaped(window.what()));
                })
                .collect(Collectors.joining("\n"));
    }

    private String counts() {
        Map<Integer, List<Operation>> moments = moments(Operation::ended);
        double most = moments.values().stream().mapToInt(List::size).max().orElse(1) / step;
        double perUnit = (COUNTS_BOTTOM - COUNTS_TOP) / most;
        String bars = moments.entrySet().stream()
                .map(moment -> {
                    long all = moment.getValue().size();
                    long failed = moment.getValue().stream()
                            .filter(one -> !one.acknowledged())
                            .count();
                    double allHigh = all / step * perUnit;
                    double failedHigh = failed == 0 ? 0 : Math.max(3, failed / step * perUnit);
                    return bar(moment.getKey(), COUNTS_BOTTOM - allHigh, allHigh - failedHigh, "#2a7d4f")
                            + bar(moment.getKey(), COUNTS_BOTTOM - failedHigh, failedHigh, "#c62828");
                })
                .collect(Collectors.joining("\n"));
        return bars + scale(COUNTS_TOP + 4, "%.0f".formatted(most)) + scale(COUNTS_BOTTOM, "0");
    }

    private String bar(int moment, double top, double height, String colour) {
        return height <= 0
                ? ""
                : shape(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                        x(moment * step), top, x(step) - x(0), height, colour);
    }

    private String latencies() {
        String scales = Stream.of(1, 10, 100, 1_000, 10_000)
                .map(millis -> scale(latencyY(millis), millis.toString()))
                .collect(Collectors.joining());
        return scales
                + line("#c77700", sorted -> sorted.get(sorted.size() - 1))
                + line("#1f4e9e", sorted -> sorted.get(sorted.size() / 2));
    }

    private String line(String colour, ToDoubleFunction<List<Double>> figure) {
        String points = moments(Operation::scheduled).entrySet().stream()
                .map(moment -> {
                    List<Double> sorted = moment.getValue().stream()
                            .map(one -> one.latency().toNanos() / 1e6)
                            .sorted()
                            .toList();
                    return shape(
                            "%.1f,%.1f", x((moment.getKey() + 0.5) * step), latencyY(figure.applyAsDouble(sorted)));
                })
                .collect(Collectors.joining(" "));
        return "\n<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/>".formatted(colour, points);
    }

    private String axis() {
        int every = (int) Math.max(1, Math.ceil(seconds / 15));
        return IntStream.rangeClosed(0, (int) seconds)
                .filter(second -> second % every == 0)
                .mapToObj(second -> shape(
                        "<text x=\"%.1f\" y=\"418\" text-anchor=\"middle\" fill=\"#555\">%d s</text>",
                        x(second), second))
                .collect(Collectors.joining("\n"));
    }

    private static String scale(double y, String label) {
        return shape(
                "\n<path d=\"M%d %.1fh%d\" stroke=\"#ddd\" stroke-width=\"0.5\"/>"
                        + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#555\">%s</text>",
                LEFT, y, WIDTH, LEFT - 6, y + 4, label);
    }

    private Map<Integer, List<Operation>> moments(Function<Operation, Duration> when) {
        return history.all().stream()
                .collect(Collectors.groupingBy(
                        one -> (int) (seconds(when.apply(one)) / step), TreeMap::new, Collectors.toList()));
    }

    private double x(double second) {
        return LEFT + WIDTH * Math.clamp(second / seconds, 0, 1);
    }

    private static double latencyY(double millis) {
        double share = Math.clamp(Math.log10(Math.max(1, millis)) / DECADES, 0, 1);
        return LATENCY_BOTTOM - share * (LATENCY_BOTTOM - LATENCY_TOP);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** SVG requires a point as decimal separator, whatever the default locale is. */
    private static String shape(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
