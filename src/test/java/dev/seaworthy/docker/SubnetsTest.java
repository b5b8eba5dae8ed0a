package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubnetsTest {
    private static final Subnets SUBNETS = new Subnets(List.of("172.28.0.0/16", "fd00:1::/64"));

    @ParameterizedTest
    @CsvSource({
        "172.28.0.0/16, true",
        "172.28.7.0/24, true",
        "172.16.0.0/12, true",
        "172.29.0.0/16, false",
        "10.0.0.0/8, false",
        "fd00:1::/80, true",
        "fd00:2::/64, false",
        "172.28.0.0, false",
        "shop, false"
    })
    void subnets_overlap_if_one_contains_the_other(String subnet, boolean overlap) {
        assertThat(SUBNETS.overlap(subnet)).isEqualTo(overlap);
    }
}
