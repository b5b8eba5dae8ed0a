package dev.seaworthy.checks.platform.data;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.seaworthy.contract.DataFault;
import dev.seaworthy.contract.Survival;
import dev.seaworthy.docker.CommandResult;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class CommandOutputTest {
    private static final Survival SURVIVAL = new Survival(
            List.of("set", "k", "v"), List.of("get", "k"), Pattern.compile("^v"), List.of(DataFault.of("restart")));

    @Test
    void data_is_there_if_the_output_matches() {
        assertThatNoException().isThrownBy(() -> printed(0, "v\n", "").shows(SURVIVAL));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> printed(0, "v\n", "").doesNotShow(SURVIVAL))
                .withMessage(
                        "store: expected `get k` to print no match of ^v before the data is written, but it printed: v");
    }

    @Test
    void data_is_missing_if_the_output_does_not_match() {
        assertThatNoException().isThrownBy(() -> printed(0, "(nil)\n", "").doesNotShow(SURVIVAL));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> printed(0, "(nil)\n", "").shows(SURVIVAL))
                .withMessage("store: expected `get k` to print a match of ^v, but it exited with 0: (nil)");
    }

    @Test
    void data_is_missing_if_the_command_fails() {
        assertThatNoException().isThrownBy(() -> printed(1, "v", "no table").doesNotShow(SURVIVAL));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> printed(1, "", "no table").shows(SURVIVAL))
                .withMessageEndingWith("but it exited with 1: no table");
    }

    private static CommandOutput printed(int exit, String output, String errors) {
        return CommandOutput.of("store", new CommandResult(exit, output, errors));
    }
}
