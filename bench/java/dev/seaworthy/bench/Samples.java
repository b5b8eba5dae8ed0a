package dev.seaworthy.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Measurements of one quantity in one run of a benchmark, at least one. */
record Samples(List<Double> values) {
    Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a measurement needs at least one value");
        }
    }

    static Samples of(double... values) {
        return new Samples(DoubleStream.of(values).boxed().toList());
    }

    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double min() {
        return values.stream().min(Double::compare).orElseThrow();
    }

    double max() {
        return values.stream().max(Double::compare).orElseThrow();
    }

    /** @return the ratios of measurements that were taken in turn, so that a change of the host's speed affects both */
    Samples dividedBy(Samples others) {
        if (values.size() != others.values.size()) {
            throw new IllegalArgumentException("%d and %d values".formatted(values.size(), others.values.size()));
        }
        return new Samples(IntStream.range(0, values.size())
                .mapToObj(place -> values.get(place) / others.values.get(place))
                .toList());
    }

    /** @return the median, and the smallest and largest value if there are several */
    @Override
    public String toString() {
        return values.size() == 1
                ? number(median())
                : "%s (%s to %s, n=%d)".formatted(number(median()), number(min()), number(max()), values.size());
    }

    /** @return three significant digits */
    static String number(double value) {
        int digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
