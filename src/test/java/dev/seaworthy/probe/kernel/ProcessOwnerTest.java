package dev.seaworthy.probe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessOwnerTest {
    @Test
    void the_processes_of_the_container_are_read_without_those_of_the_runtime() {
        assertThat(ProcessOwner.parse("41 101 102 nginx\n57 0 0 runc:[2:INIT]\n"))
                .containsExactly(new ProcessOwner(41, "nginx", 101, 102))
                .extracting(ProcessOwner::toString)
                .containsExactly("nginx (41) runs as 101:102");
    }
}
