package dev.seaworthy.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SizeBudgetTest {
    @Test
    void a_text_within_its_share_is_complete() {
        SizeBudget budget = SizeBudget.of(20, 2);

        assertThat(budget.beginning("0123456789")).isEqualTo("0123456789");
        assertThat(budget.end("0123456789")).isEqualTo("0123456789");
    }

    @Test
    void a_message_keeps_its_beginning_and_a_log_its_end() {
        SizeBudget budget = SizeBudget.of(8, 2);

        assertThat(budget.beginning("0123456789"))
                .isEqualTo("0123%n… 6 more characters, which allure.html contains …".formatted());
        assertThat(budget.end("0123456789"))
                .isEqualTo("… 6 earlier characters, which allure.html contains …%n6789".formatted());
    }

    @Test
    void the_share_is_that_of_the_escaped_text() {
        assertThat(new SizeBudget(40).end("<".repeat(100)))
                .endsWith("\n" + "<".repeat(10))
                .contains("… 90 earlier");
    }

    @Test
    void the_share_is_counted_in_bytes() {
        assertThat(new SizeBudget(30).end("\u2502".repeat(100)))
                .endsWith("\n" + "\u2502".repeat(10))
                .contains("… 90 earlier");
    }
}
