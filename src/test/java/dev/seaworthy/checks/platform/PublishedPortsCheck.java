package dev.seaworthy.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Promises;
import dev.seaworthy.checks.SharesTheStack;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Replica;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@SharesTheStack
@Requirement("HA-04")
final class PublishedPortsCheck {
    private final ComposeProject stack;

    PublishedPortsCheck(ComposeProject stack) {
        this.stack = stack;
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.PublishedPorts.class)
    void a_promised_port_is_published_on_the_host(String service, int port) {
        assertThat(stack.replicas().of(service).live())
                .isNotEmpty()
                .extracting(Replica::publishes)
                .allSatisfy(publishes -> assertThat(publishes).containsKey(port));
    }
}
