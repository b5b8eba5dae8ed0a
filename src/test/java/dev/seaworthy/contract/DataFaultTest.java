package dev.seaworthy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seaworthy.contract.DataFault.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataFaultTest {
    @ParameterizedTest
    @ValueSource(strings = {"restart", "recreate of store", "replica-loss of web.1", "down-and-up"})
    void a_fault_is_shown_as_it_is_written(String text) {
        assertThat(DataFault.of(text)).hasToString(text);
    }

    @Test
    void a_fault_is_by_default_that_of_the_service_which_promises_the_data() {
        assertThat(DataFault.of("restart").by("web")).isEqualTo(new DataFault(Kind.RESTART, Optional.of("web")));
        assertThat(DataFault.of("restart of store").by("web")).hasToString("restart of store");
        assertThat(DataFault.of("down-and-up").by("web")).hasToString("down-and-up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "flood", "restart store", "restart of ", "down-and-up of web", "Restart"})
    void another_fault_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataFault.of(text))
                .withMessageContaining("not \"%s\"".formatted(text));
    }
}
