package dev.seaworthy.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogLineTest {
    private static final String LINE = """
            {"time":"2026-11-27T09:41:50+00:00","request_id":"0123456789abcdef0123456789abcdef","host":"localhost",\
            "client":"172.18.0.1","request":"GET / HTTP/1.1","status":200,"bytes":176,"request_time":0.013,\
            "upstream_addr":"172.18.0.3:8080, 172.18.0.4:8080 : 172.18.0.5:8080","upstream_status":"502, - : 200",\
            "upstream_time":"0.001, - : 0.011"}""";

    @Test
    void a_request_with_retries_has_all_fields() {
        assertThat(LogLine.of(LINE).deviation()).isEmpty();
    }

    @Test
    void a_request_without_an_upstream_has_empty_fields() {
        String line = LINE.replaceAll("(\"upstream_\\w+\"):\"[^\"]*\"", "$1:\"\"");

        assertThat(LogLine.of(line).deviation()).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "bytes":176,                          |                      | no bytes
            2026-11-27T09:41:50+00:00             | 27/Nov/2026:09:41:50 | time is "27/Nov/2026:09:41:50"
            "host":"localhost"                    | "host":""            | host is ""
            "request_time":0.013                  | "request_time":"-"   | request_time is "-"
            "upstream_time":"0.001, - : 0.011"    | "upstream_time":"0.001" | different numbers of upstreams
            """)
    void a_field_that_is_missing_or_malformed_is_named(String field, String replacement, String deviation) {
        String line = LINE.replace(field, replacement == null ? "" : replacement);

        assertThat(LogLine.of(line).deviation())
                .hasValueSatisfying(
                        wrong -> assertThat(wrong).startsWith(deviation).contains("request=GET / HTTP/1.1"));
    }
}
