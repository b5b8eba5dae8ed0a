package dev.seaworthy.selftest;

import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Commands that a user runs on the host. */
public final class HostCommand {
    private HostCommand() {}

    /**
     * @param environment added to the environment of this process
     * @return its standard output
     * @throws InconclusiveException with the output and the errors if it does not exit with 0
     */
    public static String run(Path directory, Map<String, String> environment, String... words) {
        String shown = String.join(" ", words);
        try {
            Path errors = Files.createTempFile("seaworthy", ".errors");
            try {
                ProcessBuilder builder = new ProcessBuilder(List.of(words))
                        .directory(directory.toFile())
                        .redirectError(errors.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new InconclusiveException("`%s` exited with %d: %s%s"
                            .formatted(shown, process.exitValue(), output, Files.readString(errors)));
                }
                return output;
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new InconclusiveException("cannot run `%s`: %s".formatted(shown, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("`%s` was interrupted".formatted(shown), e);
        }
    }
}
