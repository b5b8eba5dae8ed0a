package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CaseSelectionTest {
    private static final List<String> NAMES = List.of("udp-port", "slow-start");

    @Test
    void a_word_selects_the_names_that_contain_it_and_no_word_selects_all() {
        assertThat(NAMES).filteredOn(CaseSelection.of("port", NAMES)).containsExactly("udp-port");
        assertThat(NAMES).filteredOn(CaseSelection.of("", NAMES)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"typo", "port,typo", "port,", ","})
    void a_word_that_selects_nothing_is_rejected(String property) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaseSelection.of(property, NAMES))
                .withMessageStartingWith("-Dcases=" + property + ": no case contains ");
    }
}
