package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.HostCommand;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.VisitResponse;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Runs the commands of the README in a copy of what is under version control: no credentials and no images of it. */
@DisplayName("Quick start of the README")
@Tag("proof")
@ResourceLock("a run of the suite")
@Requirement("HA-08")
final class QuickStartCheck {
    private static final Pattern FIRST_COMMAND = Pattern.compile("## Quick start\\s+```sh\\s+(?<command>\\S+)");
    private static final Pattern ADDRESS = Pattern.compile("(?<address>http://localhost(:\\d+)?/) ");
    /** Begins like the name of a run, so that whatever removes leftovers of runs removes it too. */
    private static final String NAME = "seaworthy-check-" + Long.toString(System.nanoTime(), 36);

    private static final Map<String, String> ENVIRONMENT =
            Map.of("COMPOSE_PROJECT_NAME", NAME, "VERSION", NAME, "HTTP_PORT", "0", "HTTPS_PORT", "0");

    private static final Duration BUILD = Duration.ofMinutes(6);
    private static final Duration SHORT = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path copy;

    @Test
    void the_first_command_of_the_README_starts_a_stack_that_counts_a_visit() throws IOException {
        Scratch.unpackHead(copy);
        try {
            HostCommand started = HostCommand.end(
                    copy, ENVIRONMENT, BUILD, found(FIRST_COMMAND, "command", copy.resolve("README.md")));
            assertThat(started.exit()).as("exit status: %s", started).isZero();

            Matcher address = ADDRESS.matcher(started.output());
            assertThat(address.find())
                    .as("an address in the output: %s", started)
                    .isTrue();
            HostCommand visit = HostCommand.end(
                    copy,
                    Map.of(),
                    SHORT,
                    "curl",
                    "--silent",
                    "--show-error",
                    "--max-time",
                    "30",
                    address.group("address"));
            assertThat(visit.output()).as("response: %s", visit).matches(VisitResponse.FORM);
        } finally {
            System.out.println(HostCommand.end(copy, ENVIRONMENT, SHORT, "bin/down", "--volumes"));
            System.out.println(HostCommand.end(
                    copy,
                    Map.of(),
                    SHORT,
                    "docker",
                    "image",
                    "rm",
                    "seaworthy/frontend:" + NAME,
                    "seaworthy/api:" + NAME));
        }
    }

    private static String found(Pattern pattern, String group, Path file) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file));
        if (!matcher.find()) {
            throw new InconclusiveException("%s does not contain %s".formatted(file, pattern));
        }
        return matcher.group(group);
    }
}
