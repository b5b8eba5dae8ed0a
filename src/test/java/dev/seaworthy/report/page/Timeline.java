package dev.seaworthy.report.page;

import java.util.List;
import java.util.stream.LongStream;

/** A picture of which check ran when, with a line for each thread. */
record Timeline(List<ClassTime> times) {
    private static final int LEFT = 70;
    private static final int WIDTH = 1130;
    private static final int LANE = 26;
    private static final int BAR = 20;
    /** Width of a character of a label. */
    private static final int CHARACTER = 6;
    /** Of a label that is cut off, in characters. */
    private static final int SHORTEST_LABEL = 6;

    private static final List<Integer> STEPS = List.of(1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600);
    private static final int MOST_STEPS = 14;

    static Html of(ReportedRun run) {
        Timeline timeline = new Timeline(ClassTime.of(run));
        return timeline.times.isEmpty() ? Html.NONE : Html.of("""
                        <h3>Timeline</h3>
                        <p>A check that changes the stack or loads the host runs alone, and the others wait for it. The
                        first check starts when the stack is healthy.</p>
                        <div class="wide">%s</div>
                        %s""", timeline.svg(), LongestChecks.of(timeline.times));
    }

    Html svg() {
        List<String> threads = times.stream().map(ClassTime::thread).distinct().toList();
        int height = threads.size() * LANE + 20;
        return Html.of(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" viewBox=\"0 0 %s %s\" role=\"img\" "
                        + "aria-label=\"which check ran when\">\n%s%s%s</svg>\n",
                LEFT + WIDTH + 10,
                height,
                axis(height),
                threads.stream()
                        .map(thread -> Html.of(
                                "<text x=\"0\" y=\"%s\">%s</text>\n", threads.indexOf(thread) * LANE + 14, thread))
                        .collect(Html.joined()),
                times.stream()
                        .map(time -> bar(time, threads.indexOf(time.thread()) * LANE))
                        .collect(Html.joined()));
    }

    private Html axis(int height) {
        long seconds = (end() - begin()) / 1000;
        long step = STEPS.stream()
                .filter(one -> seconds / one <= MOST_STEPS)
                .findFirst()
                .orElse(STEPS.getLast());
        return LongStream.rangeClosed(0, seconds / step)
                .mapToObj(index -> Html.of(
                        "<path d=\"M%s 0v%s\"/><text class=\"time\" x=\"%1$s\" y=\"%3$s\">%4$s</text>\n",
                        x(begin() + index * step * 1000),
                        height - 18,
                        height - 4,
                        step < 60 ? index * step + " s" : index * step / 60 + " min"))
                .collect(Html.joined());
    }

    private Html bar(ClassTime time, int top) {
        long from = x(time.start());
        long width = Math.max(1, x(time.stop()) - from);
        String name = time.check().name();
        return Html.of(
                "<g><title>%s: %s, from %s to %s s</title><rect class=\"bar %s\" x=\"%s\" y=\"%s\" width=\"%s\" "
                        + "height=\"%s\"/>%s</g>\n",
                name,
                time.check().rows().size() == 1 ? "1 row" : time.check().rows().size() + " rows",
                seconds(time.start()),
                seconds(time.stop()),
                Mark.style(time.check().worst()),
                from,
                top,
                width,
                BAR,
                label(name, (int) width / CHARACTER, from + 4, top + 14));
    }

    private static Html label(String name, int characters, long x, int y) {
        return characters < SHORTEST_LABEL
                ? Html.NONE
                : Html.of(
                        "<text x=\"%s\" y=\"%s\">%s</text>",
                        x, y, name.length() <= characters ? name : name.substring(0, characters - 2) + "…");
    }

    private long seconds(long moment) {
        return Math.round((moment - begin()) / 1e3);
    }

    private long x(long moment) {
        return LEFT + WIDTH * (moment - begin()) / Math.max(1, end() - begin());
    }

    private long begin() {
        return times.stream().mapToLong(ClassTime::start).min().orElse(0);
    }

    private long end() {
        return times.stream().mapToLong(ClassTime::stop).max().orElse(0);
    }
}
