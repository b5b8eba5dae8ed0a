package dev.seaworthy.probe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.InconclusiveException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FsyncTraceTest {
    private static final String REQUEST = "41    read(9<socket:[77]>, \"*4\\r\\n$4\\r\\nEVAL ahoy-1\", 16384) = 44";
    private static final String APPENDED = "41    write(7</data/appendonly.aof>, \"SET messages:1 ahoy-1\", 21) = 21";
    private static final String SYNCED = "41    fdatasync(7</data/appendonly.aof>) = 0";
    private static final String SYNCED_LATER = "43    fdatasync(7</data/appendonly.aof>) = 0";
    private static final String OTHER_RESPONSE = "41    write(10<socket:[78]>, \"+PONG\\r\\n\", 7) = 7";
    private static final String RESPONSE = "41    write(9<socket:[77]>, \"$6\\r\\nahoy-1\", 12) = 12";

    @Test
    void a_sync_between_the_request_and_its_response_is_counted() {
        assertThat(syncs(REQUEST, APPENDED, OTHER_RESPONSE, SYNCED, RESPONSE)).isEqualTo(1);
    }

    @Test
    void a_sync_before_the_request_or_after_its_response_is_not_counted() {
        assertThat(syncs(SYNCED, REQUEST, APPENDED, RESPONSE, SYNCED_LATER)).isZero();
    }

    @Test
    void a_trace_without_the_request_or_its_response_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> syncs(APPENDED, SYNCED, RESPONSE))
                .withMessage("strace does not show a request with ahoy-1 among 3 calls");
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> syncs(REQUEST, SYNCED, OTHER_RESPONSE))
                .withMessage("strace does not show a response to the request with ahoy-1 among 3 calls");
    }

    private static long syncs(String... calls) {
        return new FsyncTrace(List.of(calls)).syncsBeforeResponseTo("ahoy-1");
    }
}
