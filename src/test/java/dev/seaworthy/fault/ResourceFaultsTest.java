package dev.seaworthy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.ReplicaFixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ResourceFaultsTest {
    @Test
    void a_container_that_cannot_be_killed_is_named_and_others_are_killed() {
        Replica web = ReplicaFixtures.attached("web", 11, Map.of());
        Replica store = ReplicaFixtures.attached("store", 12, Map.of());

        assertThat(ResourceFaults.failures(List.of(web, store), "12 failed process 12 has no memory limit\n"))
                .containsExactly(Map.entry(store, "store-1 cannot run out of memory: process 12 has no memory limit"));
    }
}
