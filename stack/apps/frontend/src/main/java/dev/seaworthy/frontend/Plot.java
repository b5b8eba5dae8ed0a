package dev.seaworthy.frontend;

import dev.seaworthy.frontend.VisitHistory.Minute;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The visits of the last minutes as bars, in the units of the SVG's view box.
 *
 * @param most the visits that the highest bar stands for
 * @param from start of the first minute, UTC
 * @param to start of the last minute, UTC
 */
record Plot(List<Bar> bars, long most, String from, String to) {

    private static final double WIDTH = 600;
    private static final double HEIGHT = 120;
    private static final double GAP = 2;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    /** @param minutes at least one */
    static Plot of(List<Minute> minutes) {
        long most = minutes.stream().mapToLong(Minute::visits).max().orElse(0);
        double step = WIDTH / minutes.size();
        List<Bar> bars = IntStream.range(0, minutes.size())
                .mapToObj(index -> bar(minutes.get(index), index * step, step - GAP, Math.max(most, 1)))
                .toList();
        return new Plot(
                bars,
                most,
                time(minutes.getFirst().minute()),
                time(minutes.getLast().minute()));
    }

    private static Bar bar(Minute minute, double x, double width, long most) {
        double height = HEIGHT * minute.visits() / most;
        return new Bar(x, HEIGHT - height, width, height, time(minute.minute()) + ": " + minute.visits());
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    record Bar(double x, double y, double width, double height, String label) {}
}
