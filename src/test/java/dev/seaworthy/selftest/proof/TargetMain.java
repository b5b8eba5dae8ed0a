package dev.seaworthy.selftest.proof;

import dev.seaworthy.checks.nested.Checks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The main class of the process of a {@link TargetSuite}. */
final class TargetMain {
    private TargetMain() {}

    /** @param arguments the file to which the verdicts of all checks are written */
    public static void main(String... arguments) {
        JsonMapper.shared()
                .writeValue(
                        Path.of(arguments[0]).toFile(),
                        new TargetSuite.Result(
                                new Checks(List.of("dev.seaworthy.checks")).judge(Optional.empty(), () -> {})));
    }
}
