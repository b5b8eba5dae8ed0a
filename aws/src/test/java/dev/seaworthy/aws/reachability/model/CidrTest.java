package dev.seaworthy.aws.reachability.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CidrTest {
    private static final Addresses SUBNET = new Addresses.Within(Cidr.parse("10.0.4.0/24"));

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, ALL",
        "10.0.0.0/16, ALL",
        "10.0.4.0/24, ALL",
        "10.0.4.128/25, SOME",
        "10.0.5.0/24, NONE",
        "255.255.255.255/32, NONE"
    })
    void a_block_contains_all_some_or_none_of_the_addresses_of_a_subnet(String block, Match expected) {
        assertThat(SUBNET.in(Cidr.parse(block))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, ALL",
        "0.0.0.0/1, SOME",
        "8.8.8.0/24, SOME",
        "10.0.0.0/8, NONE",
        "192.168.1.0/24, NONE",
        "172.16.0.0/12, NONE",
        "172.32.0.0/16, SOME",
        "255.255.255.255/32, NONE"
    })
    void private_blocks_contain_no_address_of_the_internet(String block, Match expected) {
        assertThat(new Addresses.Internet().in(Cidr.parse(block))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.256/8", "::/0", "sg-1"})
    void another_text_is_refused(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"%s\" is not an IPv4 block", text);
    }

    @Test
    void the_host_part_of_an_address_is_ignored() {
        assertThat(Cidr.parse("10.0.4.7/24")).hasToString("10.0.4.0/24");
    }
}
