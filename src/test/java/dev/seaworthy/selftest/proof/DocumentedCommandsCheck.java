package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.HostCommand;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.Scratch;
import dev.seaworthy.selftest.proof.CommandTable.Entry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the commands of the documents in a copy of what is under version control: without credentials, images and
 * classes of it. {@link CommandTable} says what is adapted, so that nothing of the host is in the way.
 *
 * <p>In one thread and in this order: most commands need the result of an earlier one, and a host may have no room for
 * the stack of {@code bin/up} beside that of a run.
 */
@DisplayName("Commands of the documents")
@Tag("proof")
@ResourceLock("a run of the suite")
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Requirement({"HA-08", "HARNESS-10"})
final class DocumentedCommandsCheck {
    private static final CommandTable TABLE = CommandTable.read();
    /** Begins like the name of a run, so that whatever removes leftovers of runs removes it too. */
    private static final String NAME = "seaworthy-check-" + Long.toString(System.nanoTime(), 36);
    /** What the table writes as {@code ${project}} and so on. */
    private static final Map<String, String> VALUES = values();

    private static final Map<String, String> OF_THE_STACK = Map.of(
            "COMPOSE_PROJECT_NAME",
            NAME,
            "VERSION",
            NAME,
            "HTTP_PORT",
            VALUES.get("http"),
            "HTTPS_PORT",
            VALUES.get("https"),
            "BIND_ADDRESS",
            "127.0.0.1");
    /** A run has a name, a version and ports of its own. */
    private static final Map<String, String> OF_A_RUN = Map.of();

    /** Linux gives a connection a port from 32768 on: one below is still free when a command uses it. */
    private static final int MIN_PORT = 20_000;

    private static final int MAX_PORT = 32_000;

    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private static Path copy;

    @BeforeAll
    static void prepare() {
        Scratch.unpackHead(copy);
        TABLE.prepare().forEach(command -> end(copy, OF_A_RUN, command).orInconclusive());
    }

    static List<Entry> stack() {
        return CommandTable.distinct(TABLE.stack());
    }

    static List<Entry> runs() {
        return CommandTable.distinct(TABLE.runs());
    }

    static List<Entry> cleanUp() {
        return CommandTable.distinct(TABLE.cleanUp());
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("stack")
    void a_documented_command_for_the_stack_exits_with_0(Entry entry) {
        judge(entry, OF_THE_STACK);
    }

    @Order(2)
    @Test
    void the_stack_is_traced_and_stopped_and_its_data_is_kept() {
        assertThat(succeed(copy, OF_THE_STACK, "bin/trace last")).contains("GET /");
        succeed(copy, OF_THE_STACK, "bin/down");

        String label = "--filter label=com.docker.compose.project=" + NAME;
        assertThat(succeed(copy, OF_THE_STACK, "docker ps --all --quiet " + label))
                .as("containers after bin/down")
                .isEmpty();
        assertThat(succeed(copy, OF_THE_STACK, "docker volume ls --quiet " + label))
                .as("volumes after bin/down")
                .contains(NAME + "_database-data");
    }

    @Order(3)
    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void a_documented_command_that_runs_the_suite_exits_with_0(Entry entry) {
        judge(entry, OF_A_RUN);
    }

    @Order(4)
    @ParameterizedTest(name = "{0}")
    @MethodSource("cleanUp")
    void a_documented_command_that_cleans_up_exits_with_0(Entry entry) {
        judge(entry, OF_A_RUN);
    }

    @AfterAll
    static void finish() {
        TABLE.finish().forEach(command -> System.out.println(end(copy, OF_THE_STACK, command)));
    }

    private static void judge(Entry entry, Map<String, String> environment) {
        Path directory = copy.resolve(entry.directory());
        if (!entry.before().isEmpty()) {
            end(directory, environment, entry.before()).orInconclusive();
        }

        succeed(directory, environment, entry.adapted());

        if (!entry.then().isEmpty()) {
            succeed(directory, environment, entry.then());
        }
    }

    private static String succeed(Path directory, Map<String, String> environment, String command) {
        HostCommand ended = end(directory, environment, command);
        assertThat(ended.exit()).as("exit status: %s", ended).isZero();
        return ended.output();
    }

    private static HostCommand end(Path directory, Map<String, String> environment, String command) {
        String valued = command;
        for (Map.Entry<String, String> value : VALUES.entrySet()) {
            valued = valued.replace("${%s}".formatted(value.getKey()), value.getValue());
        }
        return HostCommand.end(directory, environment, LONG, "bash", "-euc", valued);
    }

    private static Map<String, String> values() {
        Map<String, String> values = new HashMap<>(Map.of(
                "project", NAME, "other", NAME + "-other", "updated", NAME + "-updated", "left", NAME + "-left"));
        Iterator<Integer> free = new Random()
                .ints(MIN_PORT, MAX_PORT)
                .distinct()
                .filter(DocumentedCommandsCheck::isFree)
                .iterator();
        Stream.of("http", "https", "other-http", "other-https")
                .forEach(port -> values.put(port, free.next().toString()));
        return Map.copyOf(values);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
