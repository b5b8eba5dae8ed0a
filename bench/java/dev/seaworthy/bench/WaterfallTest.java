package dev.seaworthy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.bench.Waterfall.Bar;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WaterfallTest {
    private static final String CONTAINERS = """
            [{"Created": "2026-11-27T10:00:00.5Z",
              "State": {"StartedAt": "2026-11-27T10:00:04Z"},
              "Config": {"Labels": {"com.docker.compose.service": "web", "com.docker.compose.container-number": "2"}}},
             {"Created": "2026-11-27T10:00:00Z",
              "State": {"StartedAt": "2026-11-27T10:00:01Z", "Health": {"Log": [
                {"End": "2026-11-27T10:00:02Z", "ExitCode": 1},
                {"End": "2026-11-27T11:00:03+01:00", "ExitCode": 0},
                {"End": "2026-11-27T10:00:28Z", "ExitCode": 0}]}},
              "Config": {"Labels": {"com.docker.compose.service": "store", "com.docker.compose.container-number": "1"}}}]
            """;

    @Test
    void a_container_is_healthy_when_its_first_probe_has_succeeded() {
        assertThat(Waterfall.parse(CONTAINERS).bars())
                .containsExactly(
                        new Bar("store-1", at(0), at(1_000), Optional.of(at(3_000))),
                        new Bar("web-2", at(500), at(4_000), Optional.empty()));
    }

    @Test
    void every_container_has_a_line_in_the_plot() {
        assertThat(Waterfall.parse(CONTAINERS).svg())
                .startsWith("<svg ")
                .contains(">store-1</text>", ">3.0</text>", ">web-2</text>", ">4.0</text>");
    }

    private static Instant at(long millis) {
        return Instant.parse("2026-11-27T10:00:00Z").plusMillis(millis);
    }
}
