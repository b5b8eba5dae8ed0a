package dev.seaworthy.aws.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A script of {@code aws/images}, run on this host. */
record Script(String shell, String file) {

    /** @param output of both streams */
    record Result(int exitCode, String output) {}

    Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(shell, Path.of("images", file).toString()), Stream.of(arguments))
                .toList());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
