package dev.seaworthy.contract;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/secrets", "../secrets", "more/../../secrets", ".", ""})
    void a_path_outside_the_directory_of_the_stack_is_refused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(path, "secrets/create"))
                .withMessage("directory must be a path below the directory of the stack, not \"%s\"", path);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials("secrets", path))
                .withMessage("program must be a path below the directory of the stack, not \"%s\"", path);
    }
}
