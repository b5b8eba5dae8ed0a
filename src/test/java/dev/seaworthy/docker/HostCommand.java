package dev.seaworthy.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The result of a command that a user runs on the host.
 *
 * @param output standard output and error
 */
public record HostCommand(String command, int exit, String output) {
    /**
     * @param environment added to the environment of this process
     * @return its result, also if it fails
     * @throws InconclusiveException if it cannot be started, or does not exit within the timeout
     */
    public static HostCommand end(Path directory, Map<String, String> environment, Duration timeout, String... words) {
        String command = String.join(" ", words);
        try {
            Path output = Files.createTempFile("seaworthy", ".output");
            try {
                ProcessBuilder builder = new ProcessBuilder(List.of(words))
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                Deadline deadline = Deadline.after(timeout);
                if (!deadline.awaitExit(process)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw deadline.missed("`%s` did not exit: %s".formatted(command, Files.readString(output)));
                }
                return new HostCommand(command, process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new InconclusiveException("cannot run `%s`: %s".formatted(command, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("`%s` was interrupted".formatted(command), e);
        }
    }

    /** @throws InconclusiveException if it did not exit with 0 */
    public String orInconclusive() {
        if (exit != 0) {
            throw new InconclusiveException(toString());
        }
        return output;
    }

    @Override
    public String toString() {
        return "`%s` exited with %d: %s".formatted(command, exit, output.strip());
    }
}
