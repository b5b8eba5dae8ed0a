package dev.seaworthy.probe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.ReplicaFixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ControlGroupsTest {
    private static final Replica WEB = ReplicaFixtures.attached("web", 11, Map.of());
    private static final Replica STORE = ReplicaFixtures.attached("store", 12, Map.of());
    private static final Replica LOOP = ReplicaFixtures.attached("loop", 13, Map.of());

    private final List<ControlGroup> groups = ControlGroups.read(
            List.of(WEB, STORE, LOOP),
            "11 memory=67108864 pids=-1\n12 failed process 12 is in no group for pids\n13 gone=1\n");

    @Test
    void a_container_that_cannot_be_read_hides_no_other() {
        assertThat(groups.getFirst().number("memory")).isEqualTo(67_108_864);
        assertThat(groups.getFirst().number("pids")).isEqualTo(ControlGroup.UNLIMITED);
    }

    @Test
    void a_failure_is_inconclusive_for_its_own_container() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> groups.get(1).number("pids"))
                .withMessage(
                        "pids was not read from the control group of store-1: " + "process 12 is in no group for pids");
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> groups.get(2).number("pids"))
                .withMessage("process 13 of loop-1 ended before pids was read from its control group");
    }
}
