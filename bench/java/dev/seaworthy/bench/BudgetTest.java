package dev.seaworthy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BudgetTest {
    @Test
    void the_median_is_judged() {
        Row met = new Row("p99", "ms", Samples.of(40, 49, 300), Budget.atMost(50));
        Row missed = new Row("ratio", "×", Samples.of(2.9, 2.8, 9), Budget.atLeast(3));

        assertThat(met.verdict()).isEqualTo("met");
        assertThat(missed.verdict()).isEqualTo("missed");
        assertThat(missed.isMet()).isFalse();
    }

    @Test
    void a_figure_without_a_budget_has_no_verdict() {
        Row figure = Row.figure("rate", "requests/s", Samples.of(1));

        assertThat(figure.verdict()).isEmpty();
        assertThat(figure.isMet()).isTrue();
    }
}
