package dev.seaworthy.checks.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.EngineEvents.Happening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnexpectedExitTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "start,                                     0",
        "start die:0,                               1",
        "start die:124 start die:124 start,         2",
        "start kill die:0 stop,                     0",
        "start kill die:143 start restart,          0",
        "start kill die:0 stop start die:1 start,   1",
        "start die:137 start,                       0",
        "start oom die:137 start,                   0"
    })
    void an_exit_without_a_signal_of_Docker_or_SIGKILL_is_unexpected(String events, int unexpected) {
        assertThat(UnexpectedExitCheck.exitsIn(happenings(events))).hasSize(unexpected);
    }

    private static List<Happening> happenings(String events) {
        return Stream.of(events.split(" "))
                .map(event -> event.split(":"))
                .map(words -> new Happening(
                        Instant.EPOCH,
                        "id",
                        "web",
                        words[0],
                        words.length > 1 ? Optional.of(words[1]) : Optional.empty()))
                .toList();
    }
}
