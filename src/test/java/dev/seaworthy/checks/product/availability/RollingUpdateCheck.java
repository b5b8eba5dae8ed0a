package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.product.messages.MessageWriters;
import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs {@code bin/roll} where the update cannot succeed: everything stays as it was, while clients go on.
 * {@link ExactlyOnceCheck} checks a successful update under load.
 */
@DisplayName("Failed and refused rolling updates")
@Tag("load")
@ExclusiveStack
@Requirement({"HA-02", "HA-07"})
final class RollingUpdateCheck {
    private static final int CLIENTS = 16;

    private static final String NEVER_HEALTHY = """
            services:
              frontend:
                healthcheck: {test: [CMD, "false"], interval: 1s, retries: 2, start_period: 0s}
            """;
    private static final String ENDING = """
            services:
              frontend:
                entrypoint: [sh, -c, "exit 3"]
            """;

    private final ComposeStack stack;
    private final Faults faults;
    private final MessageWriters writers;

    RollingUpdateCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.faults = faults;
        this.writers = new MessageWriters(stack, exchanges);
    }

    /** A rolling update while clients send messages. */
    private record Rolled(Tier before, CommandResult ended, List<Exchange> answers, Tier after) {}

    @Test
    void a_version_that_never_becomes_healthy_is_rolled_back(@TempDir Path directory) throws IOException {
        assertThatItStays(
                roll(Files.writeString(directory.resolve("never-healthy.yml"), NEVER_HEALTHY)), "is unhealthy");
    }

    @Test
    void a_version_that_exits_is_rolled_back(@TempDir Path directory) throws IOException {
        assertThatItStays(roll(Files.writeString(directory.resolve("ending.yml"), ENDING)), "has exited");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "edge, publishes ports",
        "database, has a fixed name",
        "messages, has a volume",
        "cache, has a single replica"
    })
    void a_service_that_cannot_run_twice_is_refused_and_left_running(String service, String reason) {
        List<String> before = ids(stack.replicas().of(service));

        CommandResult ended = faults.rollingUpdate().roll(service);

        assertThat(ended.exit())
                .withFailMessage(
                        "bin/roll %s: expected to refuse with exit status 1, but it exited with %d: %s",
                        service, ended.exit(), ended.output())
                .isEqualTo(1);
        assertThat(ended.errors())
                .as("reason why bin/roll refuses %s", service)
                .contains(reason)
                .hasLineCount(1);
        assertThat(ids(stack.replicas().of(service)))
                .as("containers of %s after bin/roll refused it", service)
                .isEqualTo(before);
    }

    private Rolled roll(Path overlay) {
        Tier before = stack.replicas().of("frontend");
        AtomicReference<CommandResult> ended = new AtomicReference<>();
        List<Exchange> answers =
                writers.during(() -> ended.set(faults.rollingUpdate().roll("frontend", overlay)), CLIENTS);
        return new Rolled(before, ended.get(), answers, stack.replicas().of("frontend"));
    }

    private void assertThatItStays(Rolled rolled, String reason) {
        assertThat(rolled.ended().exit()).as("exit status of bin/roll frontend").isEqualTo(1);
        assertThat(rolled.ended().errors())
                .as("reason why bin/roll rolls frontend back")
                .contains(reason, "the old containers keep running")
                .hasLineCount(1);
        assertThat(rolled.after()).isHealthy();
        assertThat(ids(rolled.after()))
                .as("containers of frontend after bin/roll has rolled it back")
                .isEqualTo(ids(rolled.before()));
        writers.assertThatEachIsKeptOnce(rolled.answers());
    }

    private static List<String> ids(Tier tier) {
        return tier.replicas().stream().map(Replica::id).toList();
    }
}
