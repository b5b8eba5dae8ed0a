package dev.seaworthy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GeneratedStackTest {
    @Test
    void services_are_on_one_of_two_networks() {
        GeneratedStack stack = new GeneratedStack(3);

        assertThat(stack.composeFile())
                .contains(
                        "s0: {image: \"redis:8.4.1\", networks: [even]",
                        "s1: {image: \"redis:8.4.1\", networks: [odd]");
        assertThat(stack.contract())
                .contains("even: {services: [s0, s2],", "odd: {services: [s1],", "  s2: {replicas: 1}");
    }
}
