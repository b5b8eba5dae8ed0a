package dev.seaworthy.bench;

import static dev.seaworthy.bench.Svg.shape;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** When each container of a deployment was created, started, and healthy for the first time. */
record Waterfall(List<Bar> bars) {
    private static final int LEFT = 130;
    private static final int WIDTH = 760;
    private static final int LINE = 22;
    private static final int TOP = 40;

    /**
     * One container.
     *
     * @param healthy when a health probe first succeeded; empty without a health check
     */
    record Bar(String name, Instant created, Instant started, Optional<Instant> healthy) {
        Instant ready() {
            return healthy.orElse(started);
        }
    }

    static Waterfall of(Deployment deployment) {
        String json =
                deployment.stack().cli().inspect(deployment.stack().replicas().all());
        return parse(json);
    }

    /** @param json output of {@code docker container inspect} */
    static Waterfall parse(String json) {
        return new Waterfall(JsonMapper.shared()
                .readTree(json)
                .valueStream()
                .map(Waterfall::bar)
                .sorted(Comparator.comparing(Bar::started))
                .toList());
    }

    private static Bar bar(JsonNode container) {
        JsonNode labels = container.path("Config").path("Labels");
        JsonNode state = container.path("State");
        return new Bar(
                labels.path("com.docker.compose.service").asString()
                        + "-"
                        + labels.path("com.docker.compose.container-number").asString(),
                instant(container.path("Created").asString()),
                instant(state.path("StartedAt").asString()),
                state.path("Health")
                        .path("Log")
                        .valueStream()
                        .filter(probe -> probe.path("ExitCode").asInt() == 0)
                        .map(probe -> instant(probe.path("End").asString()))
                        .findFirst());
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** @return a self-contained SVG image */
    String svg() {
        Instant begin =
                bars.stream().map(Bar::created).min(Comparator.naturalOrder()).orElseThrow();
        double whole = bars.stream()
                .mapToDouble(bar -> seconds(begin, bar.ready()))
                .max()
                .orElseThrow();
        double scale = WIDTH / whole;
        String lines = IntStream.range(0, bars.size())
                .mapToObj(place -> line(bars.get(place), TOP + place * LINE, begin, scale))
                .collect(Collectors.joining("\n"));
        return Svg.image(LEFT + WIDTH + 60, TOP + bars.size() * LINE + 10, shape("""
                        <text x="%d" y="20">Seconds after the first container was created: \
                        <tspan fill="#8a8a8a">created</tspan>, <tspan fill="#c77700">started</tspan>, \
                        <tspan fill="#2a7d4f">healthy</tspan></text>
                        %s""", LEFT, lines));
    }

    private static String line(Bar bar, int y, Instant begin, double scale) {
        double created = LEFT + seconds(begin, bar.created()) * scale;
        double started = LEFT + seconds(begin, bar.started()) * scale;
        double ready = LEFT + seconds(begin, bar.ready()) * scale;
        return shape(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%s%s<text x=\"%.1f\" y=\"%d\">%.1f</text>",
                LEFT - 8,
                y + 14,
                bar.name(),
                bar(created, started, y, "#8a8a8a"),
                bar(started, ready, y, "#c77700"),
                ready + 6,
                y + 14,
                seconds(begin, bar.ready()));
    }

    private static String bar(double from, double to, int y, String colour) {
        return shape(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>",
                from, y + 3, Math.max(1, to - from), colour);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
