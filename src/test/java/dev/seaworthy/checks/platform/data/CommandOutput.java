package dev.seaworthy.checks.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.Survival;
import dev.seaworthy.docker.CommandResult;

/** What the command that reads data of a service printed. A command that fails shows no data. */
record CommandOutput(String service, CommandResult result) {
    static CommandOutput of(String service, CommandResult result) {
        return new CommandOutput(service, result);
    }

    private boolean has(Survival survival) {
        return result.exit() == 0 && survival.isIn(result.output());
    }

    void shows(Survival survival) {
        assertThat(has(survival))
                .withFailMessage(
                        "%s: expected `%s` to print a match of %s, but it exited with %d: %s",
                        service,
                        survival,
                        survival.output(),
                        result.exit(),
                        (result.output() + result.errors()).strip())
                .isTrue();
    }

    void doesNotShow(Survival survival) {
        assertThat(has(survival))
                .withFailMessage(
                        "%s: expected `%s` to print no match of %s before the data is written, but it printed: %s",
                        service, survival, survival.output(), result.output().strip())
                .isFalse();
    }
}
