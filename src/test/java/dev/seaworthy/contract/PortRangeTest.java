package dev.seaworthy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PortRangeTest {
    @ParameterizedTest
    @CsvSource({
        "80, 80",
        "80/tcp, 80",
        "443/udp, 443/udp",
        "8000-8002, '8000, 8001, 8002'",
        "5000-5001/udp, '5000/udp, 5001/udp'",
        "7-7, 7"
    })
    void a_range_has_each_of_its_ports(String text, String ports) {
        assertThat(PortRange.of(text).ports())
                .extracting(PublishedPort::toString)
                .containsExactly(ports.split(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "0, a port is 1 to 65535 not 0",
        "1-65536, a port is 1 to 65535 not 65536",
        "9-8, the range 9-8 is empty",
        "8080:80, a published port is like 80 443/udp or 8000-8010 not \"8080:80\"",
        "80/sctp, a published port is like 80 443/udp or 8000-8010 not \"80/sctp\""
    })
    void an_impossible_range_is_refused(String text, String reason) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PortRange.of(text))
                .satisfies(refused ->
                        assertThat(refused.getMessage().replace(",", "")).isEqualTo(reason));
    }
}
