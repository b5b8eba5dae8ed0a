package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.VisitResponse;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.HostCommand;
import dev.seaworthy.selftest.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

    @Test
    void the_first_command_of_the_README_starts_a_stack_that_counts_a_visit() throws IOException {
        Path copy = Files.createTempDirectory("seaworthy-quick-start");
        try {
            HostCommand.run(Path.of("."), Map.of(), "git", "archive", "--output=" + copy.resolve("files.tar"), "HEAD");
            HostCommand.run(copy, Map.of(), "tar", "-xf", "files.tar");

            String output =
                    HostCommand.run(copy, ENVIRONMENT, found(FIRST_COMMAND, "command", copy.resolve("README.md")));

            Matcher address = ADDRESS.matcher(output);
            assertThat(address.find())
                    .as("an address in the output: %s", output)
                    .isTrue();
            assertThat(HostCommand.run(copy, Map.of(), "curl", "--silent", "--show-error", address.group("address")))
                    .as("response of %s", address.group("address"))
                    .matches(VisitResponse.FORM);
        } finally {
            HostCommand.run(copy, ENVIRONMENT, "bin/down", "--volumes");
            HostCommand.run(
                    copy, Map.of(), "docker", "image", "rm", "seaworthy/frontend:" + NAME, "seaworthy/api:" + NAME);
            Scratch.remove(copy);
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
