package dev.seaworthy.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, COUNTER",
        "localhost:8443, COUNTER",
        "frontend.localhost, PAGE",
        "FRONTEND.localhost:80, PAGE",
        "backend.localhost, API",
        "Backend.Localhost:8080, API",
        "backend.localhost.evil, COUNTER",
        "xbackend.localhost, COUNTER",
        "127.0.0.1, COUNTER",
        "[::1]:80, COUNTER",
        "'', COUNTER",
        ", COUNTER",
    })
    void the_host_decides_whatever_its_case_and_port(String host, Site site) {
        assertThat(Site.of(host, "localhost")).isEqualTo(site);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, COUNTER",
        "frontend.example.com, PAGE",
        "backend.example.com:443, API",
        "frontend.localhost, COUNTER",
        "frontendXexample.com, COUNTER",
    })
    void the_sites_are_those_of_the_domain(String host, Site site) {
        assertThat(Site.of(host, "example.com")).isEqualTo(site);
    }
}
