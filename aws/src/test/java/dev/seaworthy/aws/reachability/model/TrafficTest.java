package dev.seaworthy.aws.reachability.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TrafficTest {
    @Test
    void ports_are_shown_as_ranges() {
        assertThat(Traffic.tcp(80)
                        .or(Traffic.tcp(443))
                        .or(Traffic.tcp(8000, 8010))
                        .or(Traffic.of("udp", 53, 53)))
                .hasToString("80, 443, 8000-8010, 53/udp");
    }

    @Test
    void all_protocols_include_every_port_and_other_protocols() {
        assertThat(Traffic.of("-1", -1, -1)).isEqualTo(Traffic.ALL).hasToString("all traffic");
        assertThat(Traffic.of("tcp", 0, 65535)).hasToString("all TCP ports");
        assertThat(Traffic.of("icmp", 8, 0)).hasToString("protocols other than TCP and UDP");
    }

    @Test
    void what_is_left_of_a_range_keeps_both_ends() {
        assertThat(Traffic.tcp(1, 10).minus(Traffic.tcp(5))).hasToString("1-4, 6-10");
        assertThat(Traffic.tcp(1, 10).and(Traffic.tcp(10, 20))).isEqualTo(Traffic.tcp(10));
        assertThat(Traffic.tcp(1).and(Traffic.of("udp", 1, 1)).isEmpty()).isTrue();
    }
}
