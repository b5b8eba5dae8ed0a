package dev.seaworthy.checks.product.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.network.Jdwp;
import dev.seaworthy.probe.network.NetworkView;
import dev.seaworthy.report.Requirement;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The positive control of the probe is in {@link DevelopmentCheck}, where debugger ports are open. */
@DisplayName("Debugger ports")
@ReadOnlyStack
@Requirement("COMPOSE-14")
final class DebuggerCheck {
    private static final int JDWP = 5005;

    private final ComposeStack stack;
    private final Jdwp jdwp;

    DebuggerCheck(ComposeStack stack) {
        this.stack = stack;
        this.jdwp = new Jdwp(stack);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"frontend", "api"})
    void no_JVM_accepts_a_debugger(String service) {
        for (Replica replica : Precondition.running(stack.replicas().of(service))) {
            assertThat(ports(replica))
                    .as("ports of %s on which a debugger is accepted, which must be none", replica.instance())
                    .filteredOn(port -> jdwp.answers(replica, port))
                    .isEmpty();
            assertThat(replica.environment()).as("environment of " + replica).doesNotContainKey("JAVA_TOOL_OPTIONS");
        }
    }

    /** Every port on which the replica listens except those of its HTTP promises, and the port of development. */
    private SortedSet<Integer> ports(Replica replica) {
        SortedSet<Integer> ports = new TreeSet<>();
        NetworkView.all(stack).stream()
                .filter(view -> view.replica().id().equals(replica.id()))
                .forEach(view -> ports.addAll(view.listens()));
        stack.contract().services().get(replica.service()).http().forEach(promised -> ports.remove(promised.port()));
        ports.add(JDWP);
        return ports;
    }
}
