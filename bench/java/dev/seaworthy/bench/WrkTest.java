package dev.seaworthy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.InconclusiveException;
import org.junit.jupiter.api.Test;

/** Output of wrk 4.1.0. */
final class WrkTest {
    private static final String OUTPUT = """
            Running 10s test @ http://127.0.0.1/
              1 threads and 32 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency    25.21ms    8.91ms 101.11ms   71.42%
                Req/Sec     1.30k   153.20     1.60k    70.00%
              13033 requests in 10.01s, 2.86MB read
            """;

    @Test
    void the_rate_is_that_of_the_responses() {
        assertThat(Wrk.parse(OUTPUT + "Requests/sec:   1302.15\nTransfer/sec:    292.48KB\n"))
                .isEqualTo(new Wrk.Load(13_033, 10.01));
    }

    @Test
    void a_load_with_failures_has_no_rate() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> Wrk.parse(OUTPUT + "  Non-2xx or 3xx responses: 12\n"))
                .withMessageContaining("responses: 12");
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> Wrk.parse(OUTPUT + "  Socket errors: connect 0, read 3, write 0, timeout 1\n"))
                .withMessageContaining("read 3");
    }
}
