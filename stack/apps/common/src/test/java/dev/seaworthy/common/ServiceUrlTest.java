package dev.seaworthy.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUrlTest {

    @Test
    void all_parts_are_parsed_and_the_user_is_decoded() {
        assertThat(ServiceUrl.parse("redis://a%40b+c@my_cache:6379/0"))
                .contains(new ServiceUrl("redis", Optional.of("a@b+c"), "my_cache", OptionalInt.of(6379), "/0"));
        assertThat(ServiceUrl.parse("http://api-lb"))
                .contains(new ServiceUrl("http", Optional.empty(), "api-lb", OptionalInt.empty(), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "http://my_api, my_api",
        "http://my_api:8080/, my_api:8080",
        "http://127.0.0.1:80, 127.0.0.1:80",
        "http://[::1]:80, [::1]:80",
    })
    void the_authority_is_the_host_with_the_port_if_there_is_one(String url, String authority) {
        assertThat(ServiceUrl.parse(url).orElseThrow().authority()).isEqualTo(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api-lb",
                "http://",
                "http:///path",
                "http://host:",
                "http://host:0",
                "http://host:65536",
                "http://host:port",
                "http://user:password@host",
                "http://us%zzer@host",
                "http://host?query",
                "http://ho st",
                "http://host\n",
            })
    void another_text_is_no_service_url(String text) {
        assertThat(ServiceUrl.parse(text)).isEmpty();
    }
}
