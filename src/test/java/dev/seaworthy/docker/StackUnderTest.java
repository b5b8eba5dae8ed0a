package dev.seaworthy.docker;

import java.nio.file.Path;
import java.util.Optional;

/** The stack that the system properties of a run select. */
public final class StackUnderTest {
    private static final Path OURS = Path.of("stack").toAbsolutePath();

    /** The directory of its Compose files: {@code -Dstack=DIR}, relative to the root of the suite. */
    public static final Path DIRECTORY =
            Path.of(System.getProperty("stack", "stack")).toAbsolutePath().normalize();

    /** Its contract: {@code -Dcontract=FILE}, or {@code contract.yaml} in its directory. */
    public static final Path CONTRACT = Optional.ofNullable(System.getProperty("contract"))
            .map(file -> Path.of(file).toAbsolutePath().normalize())
            .orElse(DIRECTORY.resolve("contract.yaml"));

    /**
     * Whether it is the stack of this repository: only then the checks of its application and our requirements apply.
     */
    public static final boolean IS_OURS = DIRECTORY.equals(OURS);

    private StackUnderTest() {}
}
