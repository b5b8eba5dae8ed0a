package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ObservedValueTest {
    private static final ObservedValue SET = new ObservedValue("web-1", "memory", "64M", "none", "");

    @Test
    void values_are_read_as_they_were_written() {
        ObservedValue quoted = new ObservedValue("", "exit code 0", "stayed down", "\"exited\", 3 times", "a,,b");

        assertThat(ObservedValue.parse(ObservedValue.csv(List.of(SET, quoted)))).containsExactly(SET, quoted);
    }

    @Test
    void a_value_with_a_line_break_is_one_line() {
        ObservedValue broken = new ObservedValue("web-1", "memory", "64M", "none\nat all", "");

        assertThat(ObservedValue.parse(ObservedValue.csv(List.of(broken))))
                .extracting(ObservedValue::observed)
                .containsExactly("none at all");
    }

    @Test
    void an_incomplete_line_is_ignored() {
        String csv = ObservedValue.csv(List.of(SET, SET));

        assertThat(ObservedValue.parse(csv.substring(0, csv.length() - 4))).containsExactly(SET);
        assertThat(ObservedValue.parse("")).isEmpty();
    }
}
