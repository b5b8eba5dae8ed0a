package dev.seaworthy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UserTest {
    @ParameterizedTest(name = "{0}, process {1}:{2}: {3}")
    @CsvSource({"101, 101, 7, true", "101:7, 101, 7, true", "101:7, 101, 8, false", "0, 101, 0, false"})
    void a_process_runs_as_the_user_if_its_ids_are_those(String user, int uid, int gid, boolean same) {
        assertThat(User.of(user)).hasToString(user);
        assertThat(User.of(user).is(uid, gid)).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nginx", "101:", "-1", "1:2:3"})
    void a_name_is_refused_because_only_the_image_knows_its_number(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> User.of(text))
                .withMessage("a user is a number, or two like 101:101, not \"" + text + "\"");
    }
}
