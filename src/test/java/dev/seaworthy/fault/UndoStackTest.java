package dev.seaworthy.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.InconclusiveException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UndoStackTest {
    private final UndoStack undo = new UndoStack();
    private final List<String> done = new ArrayList<>();

    @Test
    void every_step_runs_in_reverse_order_and_the_first_failure_is_thrown() {
        undo.onClose(() -> done.add("start"));
        undo.onClose(() -> {
            throw new IllegalStateException("second");
        });
        undo.onClose(() -> {
            throw new IllegalStateException("first");
        });
        undo.onClose(() -> done.add("resume"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(undo::close)
                .withMessage("first")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .singleElement()
                        .extracting(Throwable::getMessage)
                        .isEqualTo("second"));
        assertThat(done).containsExactly("resume", "start");
    }

    @Test
    void an_assertion_that_fails_while_a_fault_is_undone_is_no_violation() {
        undo.onClose(() -> {
            throw new AssertionError("web-1 is not healthy");
        });

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(undo::close)
                .withMessage("the fault is not undone: web-1 is not healthy");
    }
}
