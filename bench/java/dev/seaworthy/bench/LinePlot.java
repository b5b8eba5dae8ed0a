package dev.seaworthy.bench;

import static dev.seaworthy.bench.Svg.shape;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A plot of measurements over a size. A dashed line shows linear growth from the first measurement.
 *
 * @param sizes in ascending order, as many as values
 */
record LinePlot(String title, List<Integer> sizes, List<Double> values) {
    private static final int LEFT = 60;
    private static final int WIDTH = 520;
    private static final int TOP = 40;
    private static final int HEIGHT = 260;

    /** @return a self-contained SVG image */
    String svg() {
        String labels = IntStream.range(0, sizes.size()).mapToObj(this::label).collect(Collectors.joining("\n"));
        return Svg.image(
                LEFT + WIDTH + 60,
                TOP + HEIGHT + 40,
                shape("""
                        <text x="%d" y="20">%s, with linear growth (dashed)</text>
                        <polyline fill="none" stroke="#8a8a8a" stroke-dasharray="4" points="%s"/>
                        <polyline fill="none" stroke="#1f4e9e" stroke-width="2" points="%s"/>
                        %s""", LEFT, title, points(sizes.stream().map(this::linear).toList()), points(values), labels));
    }

    private double linear(int size) {
        return values.getFirst() * size / sizes.getFirst();
    }

    private String label(int place) {
        return shape(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text><text x=\"%.1f\" y=\"%.1f\">%s</text>",
                x(sizes.get(place)),
                TOP + HEIGHT + 20,
                sizes.get(place),
                x(sizes.get(place)) + 4,
                y(values.get(place)) - 6,
                Samples.number(values.get(place)));
    }

    private String points(List<Double> heights) {
        return IntStream.range(0, sizes.size())
                .mapToObj(place -> shape("%.1f,%.1f", x(sizes.get(place)), y(heights.get(place))))
                .collect(Collectors.joining(" "));
    }

    private double x(int size) {
        return LEFT + (double) WIDTH * size / sizes.getLast();
    }

    private double y(double value) {
        double largest = Math.max(values.stream().max(Double::compare).orElseThrow(), linear(sizes.getLast()));
        return TOP + HEIGHT * (1 - value / largest);
    }
}
