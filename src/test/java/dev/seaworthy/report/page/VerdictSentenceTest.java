package dev.seaworthy.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import dev.seaworthy.report.VerdictFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class VerdictSentenceTest {
    @Test
    void the_sentence_begins_with_the_rows_that_decide_the_verdict() {
        assertThat(sentence(
                        Outcome.VIOLATED,
                        Outcome.HOLDS,
                        Outcome.VIOLATED,
                        Outcome.SKIPPED,
                        Outcome.HOLDS,
                        Outcome.VIOLATED,
                        Outcome.INCONCLUSIVE))
                .isEqualTo("2 of 6 rows are violated; 2 hold, 1 is inconclusive, 1 is skipped, in 14 min 24 s.");
        assertThat(sentence(Outcome.ERROR, Outcome.ERROR, Outcome.HOLDS))
                .isEqualTo("1 of 2 rows is in error; 1 holds, in 14 min 24 s.");
    }

    @Test
    void a_run_in_which_every_row_has_one_verdict_has_no_other_counts() {
        assertThat(sentence(Outcome.HOLDS, Outcome.HOLDS, Outcome.HOLDS)).isEqualTo("all 2 rows hold, in 14 min 24 s.");
        assertThat(sentence(Outcome.HOLDS, Outcome.HOLDS)).isEqualTo("1 of 1 rows holds, in 14 min 24 s.");
    }

    @Test
    void a_run_in_which_every_row_is_skipped_says_that_none_was_judged() {
        assertThat(sentence(Outcome.INCONCLUSIVE, Outcome.SKIPPED))
                .isEqualTo("no row was judged; 1 is skipped, in 14 min 24 s.");
        assertThat(sentence(Outcome.INCONCLUSIVE)).isEqualTo("no row was judged, in 14 min 24 s.");
    }

    private static String sentence(Outcome verdict, Outcome... rows) {
        return new VerdictSentence(new VerdictFile(
                        verdict,
                        864,
                        "",
                        Stream.of(rows)
                                .map(row -> new RunRow("AnyCheck", "holds", "", row, ""))
                                .toList()))
                .toString();
    }
}
