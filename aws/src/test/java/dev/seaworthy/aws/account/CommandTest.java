package dev.seaworthy.aws.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arguments of {@code bin/aws} that are refused before anything is compiled. */
final class CommandTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none             | a command is missing: it must be synth, bootstrap, deploy, verify, destroy, template, reachability, project or test
            undeploy         | undeploy: there is no such command; there are synth, bootstrap, deploy, verify, destroy, template, reachability, project and test
            deploy frontends | frontends: a parameter is written NAME=VALUE, for example frontends=4; aws/README.md lists them
            destroy now      | now: this command has no arguments
            """)
    void invalid_arguments_are_refused_in_one_line(String arguments, String message)
            throws IOException, InterruptedException {
        var command = Stream.concat(
                        Stream.of(Path.of("..", "bin", "aws").toString()),
                        arguments == null ? Stream.empty() : Stream.of(arguments.split(" ")))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualTo(message + "\n");
        assertThat(process.waitFor()).isEqualTo(2);
    }
}
