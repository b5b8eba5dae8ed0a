package dev.seaworthy.bench;

/**
 * One quantity of a benchmark.
 *
 * @param what it is, complete without the other rows
 * @param unit such as {@code requests/s}; {@code ×} for a ratio
 */
record Row(String what, String unit, Samples measured, Budget budget) {
    static Row figure(String what, String unit, Samples measured) {
        return new Row(what, unit, measured, Budget.NONE);
    }

    boolean isMet() {
        return budget.isMetBy().test(measured.median());
    }

    /** @return {@code met} or {@code missed}; empty without a budget */
    String verdict() {
        return budget == Budget.NONE ? "" : isMet() ? "met" : "missed";
    }
}
