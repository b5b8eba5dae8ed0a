package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.HostCommand;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs each command of stack/README.md and docs/rolling-update.md, in the order of the documents, in a copy of what is
 * under version control. Only names, versions and ports are replaced, so that nothing of the host is in the way.
 */
@DisplayName("Commands of the documents")
@Tag("proof")
@ResourceLock("a run of the suite")
@Requirement("HA-08")
final class StackCommandsCheck {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(?<commands>.*?)```");
    /** Begins like the name of a run, so that whatever removes leftovers of runs removes it too. */
    private static final String NAME = "seaworthy-check-" + Long.toString(System.nanoTime(), 36);

    private static final String OTHER = NAME + "-other";
    private static final String UPDATED = NAME + "-updated";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "COMPOSE_PROJECT_NAME",
            NAME,
            "VERSION",
            NAME,
            "HTTP_PORT",
            "0",
            "HTTPS_PORT",
            "0",
            "BIND_ADDRESS",
            "127.0.0.1");

    private static final Duration LONG = Duration.ofMinutes(6);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path copy;

    @Test
    void the_commands_of_the_documents_of_the_stack_exit_with_0() throws IOException {
        Scratch.unpackHead(copy);
        Path stack = copy.resolve("stack");
        try {
            for (String command : commands(stack.resolve("README.md"))) {
                assertThatItSucceeds(stack, command);
            }
            assertThatItSucceeds(stack, "docker compose up -d --wait");
            for (String command : commands(copy.resolve("docs/rolling-update.md"))) {
                assertThatItSucceeds(copy, command);
            }
            assertThatItSucceeds(copy, "bin/trace last");
        } finally {
            System.out.println(end(copy, "bin/down --volumes"));
            System.out.println(end(stack, "docker compose -p %s down --volumes".formatted(OTHER)));
            System.out.println(end(
                    copy,
                    "docker image rm seaworthy/frontend:%s seaworthy/api:%1$s seaworthy/frontend:%s seaworthy/api:%2$s"
                            .formatted(NAME, UPDATED)));
        }
    }

    /** @return the commands in the shell blocks of a document, without the comments after them */
    private static List<String> commands(Path document) throws IOException {
        List<String> commands = BLOCK.matcher(Files.readString(document))
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(line -> line.replaceFirst("\\s+# .*", ""))
                .filter(line -> !line.isBlank())
                .map(StackCommandsCheck::onThisHost)
                .toList();
        assertThat(commands).as("commands of %s", document).isNotEmpty();
        return commands;
    }

    /** A container that has just been started does not respond yet: a reader needs longer for the next command. */
    private static String onThisHost(String command) {
        String adapted = command.replace("-p other", "-p " + OTHER)
                .replaceAll("(HTTPS?_PORT)=\\d+", "$1=0")
                .replace("VERSION=1.1.0", "VERSION=" + UPDATED);
        return adapted.contains(" exec ") ? "docker compose up -d --wait && " + adapted : adapted;
    }

    private static void assertThatItSucceeds(Path directory, String command) {
        HostCommand ended = end(directory, command);
        assertThat(ended.exit()).as("exit status: %s", ended).isZero();
    }

    private static HostCommand end(Path directory, String command) {
        return HostCommand.end(directory, ENVIRONMENT, LONG, "bash", "-euc", command);
    }
}
