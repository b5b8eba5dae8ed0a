package dev.seaworthy.probe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            target=https://example.org                             | https://example.org      | 80   | 443  | example.org
            target=HTTPS://Example.ORG/                            | https://example.org      | 80   | 443  | example.org
            target=http://example.org:80                           | http://example.org       | 80   | 443  | example.org
            target=http://localhost:8080                           | http://localhost:8080    | 8080 | -    | localhost
            target=https://localhost:8443 target.http=8080         | https://localhost:8443   | 8080 | 8443 | localhost
            target=https://lb.example.org domain=shop.example.org  | https://lb.example.org   | 80   | 443  | shop.example.org
            target=http://127.0.0.1:8080                           | http://127.0.0.1:8080    | 8080 | -    | localhost
            target=http://[::1]:8080                               | http://[::1]:8080        | 8080 | -    | localhost
            """)
    void a_target_has_ports_and_a_domain(String options, String shown, String http, String https, String domain) {
        Target target = target(options);

        assertThat(target).hasToString(shown);
        assertThat(shown(target, "http")).isEqualTo(http);
        assertThat(shown(target, "https")).isEqualTo(https);
        assertThat(target.domain()).isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            target=ftp://example.org                         | expected http:// or https://
            target=example.org                               | expected http:// or https://
            target=https://                                  | is no URL
            target=https://a_b                               | has no valid host
            target=https://example.org:0                     | a port from 1 to 65535
            target=https://example.org:65536                 | a port from 1 to 65535
            target=https://example.org/shop                  | without a path
            target=https://example.org?a=b                   | without a path
            target=https://me@example.org                    | without a path or a user
            target=https://example.org target.http=http      | -Dtarget.http: expected a port
            target=https://example.org target.http=99999     | -Dtarget.http: expected a port
            target=https://example.org target.https=8443     | -Dtarget.https: the port for https is in -Dtarget
            target=https://example.org domain=https://a      | -Ddomain: expected a host name
            """)
    void an_invalid_option_is_refused_in_one_line(String options, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target(options))
                .withMessageContaining(message)
                .withMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/,               http://shop.example.org/",
        "http://127.0.0.1/,               http://shop.example.org/",
        "https://frontend.localhost/a?b=%00, https://frontend.shop.example.org/a?b=%00",
        "http://FRONTEND.localhost/,      http://FRONTEND.shop.example.org/",
        "http://nobody.example/,          http://nobody.example/"
    })
    void a_request_has_the_host_of_the_site_at_the_target(String local, String sited) {
        assertThat(edge("target=https://lb.example.org domain=shop.example.org").sited(Request.get(local)))
                .hasToString("GET " + sited);
    }

    @Test
    void the_hosts_of_raw_requests_are_those_of_the_target_unless_they_are_invalid() {
        String raw = "GET http://frontend.localhost/ HTTP/1.1\r\nHost: %s\r\n\r\n";
        Edge edge = edge("target=https://example.org");

        assertThat(edge.sited(raw.formatted("localhost")))
                .isEqualTo("GET http://frontend.example.org/ HTTP/1.1\r\nHost: example.org\r\n\r\n");
        assertThat(edge.sited(raw.formatted("localhost.."))).contains("Host: localhost..\r\n");
        assertThat(edge.sited(raw.formatted("somebody@localhost"))).contains("Host: somebody@localhost\r\n");
    }

    @Test
    void a_deployment_elsewhere_has_no_sites_for_operators() {
        assertThat(edge("target=http://localhost:8080").site("dashboard.localhost"))
                .isEqualTo("dashboard.localhost");
        assertThatExceptionOfType(NotApplicableException.class)
                .isThrownBy(
                        () -> edge("target=http://example.org domain=localhost").site("dashboard.localhost"))
                .withMessage("requires a target like http://localhost: only a stack on a developer's host has the site "
                        + "dashboard.localhost");
    }

    @Test
    void a_request_to_a_port_that_the_target_does_not_have_is_skipped_with_the_reason() {
        assertThatExceptionOfType(NotApplicableException.class)
                .isThrownBy(() -> edge("target=http://localhost:8080").address("https"))
                .withMessageContaining("requires https")
                .withMessageContaining("-Dtarget.https=PORT");
    }

    private static Edge edge(String options) {
        return new TargetEdge(target(options), "");
    }

    private static String shown(Target target, String scheme) {
        return target.port(scheme).isPresent()
                ? Integer.toString(target.port(scheme).getAsInt())
                : "-";
    }

    private static Target target(String options) {
        Map<String, String> given = Stream.of(options.split(" +"))
                .map(option -> option.split("=", 2))
                .collect(Collectors.toMap(option -> option[0], option -> option[1]));
        return Target.of(given::get);
    }
}
