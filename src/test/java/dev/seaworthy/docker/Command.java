package dev.seaworthy.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A command that is run locally, with its arguments.
 *
 * @param directory its working directory
 * @param environment added to the environment of this process
 * @param input written to its standard input: for data that must not appear on a command line
 * @param budget the timeout after which it is killed, chosen on a quiet, fast host: see {@link Deadline}
 */
record Command(List<String> words, Path directory, Map<String, String> environment, String input, Duration budget) {
    private static final Path HERE = Path.of("").toAbsolutePath();

    static Command of(Duration budget, String... words) {
        return new Command(List.of(words), HERE, Map.of(), "", budget);
    }

    Command in(Path directory) {
        return new Command(words, directory, environment, input, budget);
    }

    Command with(Map<String, String> environment) {
        return new Command(words, directory, environment, input, budget);
    }

    Command reading(String input) {
        return new Command(words, directory, environment, input, budget);
    }

    /**
     * @return its standard output
     * @throws InconclusiveException with its standard error if it does not exit with 0 within the budget
     */
    String run() {
        CommandResult ended = end();
        if (ended.exit() != 0) {
            throw new InconclusiveException("`%s` exited with %d: %s"
                    .formatted(this, ended.exit(), ended.errors().strip()));
        }
        return ended.output();
    }

    /**
     * Like {@link #run}, but also returns the result of a command that fails.
     *
     * @throws InconclusiveException if it does not exit within the budget
     */
    CommandResult end() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().put("PWD", directory.toString()); // as a shell does: Compose files may refer to it
        builder.environment().putAll(environment);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Process process = builder.start();
            Future<String> output = readers.submit(() -> text(process.getInputStream()));
            Future<String> errors = readers.submit(() -> text(process.getErrorStream()));
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            Deadline deadline = Deadline.after(budget);
            if (!deadline.awaitExit(process)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw deadline.missed(
                        "`%s` did not exit within %d s and was killed".formatted(this, budget.toSeconds()));
            }
            return new CommandResult(process.exitValue(), output.get(), errors.get());
        } catch (IOException | ExecutionException e) {
            throw new InconclusiveException("`%s` cannot be run: %s".formatted(this, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("`%s` was interrupted".formatted(this), e);
        }
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
