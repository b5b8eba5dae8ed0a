package dev.seaworthy.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.common.Environment;
import dev.seaworthy.common.InvalidEnvironment;
import dev.seaworthy.common.ServiceUrl;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontendSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "http://api-lb, api-lb",
        "http://my_api/, my_api",
        "http://my_api:8080, my_api:8080",
        "https://api-lb, api-lb",
    })
    void the_api_has_a_base_url(String url, String authority) {
        assertThat(api(url).authority()).isEqualTo(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"api-lb", "ftp://api-lb", "http://", "http://api-lb/path", "http://me@api-lb", "http://a b"})
    void another_url_is_rejected(String url) {
        assertThatExceptionOfType(InvalidEnvironment.class)
                .isThrownBy(() -> api(url))
                .withMessage("API: expected the API's base URL, such as http://api-lb");
    }

    @Test
    void an_underscore_with_https_is_rejected_because_jsse_rejects_it() {
        assertThatExceptionOfType(InvalidEnvironment.class)
                .isThrownBy(() -> api("https://my_api"))
                .withMessageContaining("without an underscore");
    }

    @Test
    void the_domain_of_the_sites_is_localhost_by_default() {
        assertThat(FrontendSettings.domain(new Environment(Map.of()))).isEqualTo("localhost");
        assertThat(FrontendSettings.domain(new Environment(Map.of("DOMAIN", "Example.COM"))))
                .isEqualTo("example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com:8080", "https://example.com", ".example.com", "a..b", "-a.com", "a b"})
    void another_domain_is_rejected(String domain) {
        assertThatExceptionOfType(InvalidEnvironment.class)
                .isThrownBy(() -> FrontendSettings.domain(new Environment(Map.of("DOMAIN", domain))))
                .withMessage("DOMAIN: expected a DNS name without a port, such as example.com");
    }

    private static ServiceUrl api(String url) {
        return FrontendSettings.api(new Environment(Map.of("API", url)));
    }
}
