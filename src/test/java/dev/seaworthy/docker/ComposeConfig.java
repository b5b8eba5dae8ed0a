package dev.seaworthy.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The model that Compose computes in the directory of a stack, as {@code docker compose up} there would: with the
 * Compose files, profiles and variables that the directory's {@code .env} file and the environment select.
 *
 * @param directory of the stack
 */
record ComposeConfig(Shell shell, Path directory) {
    private static final Duration BUDGET = Duration.ofSeconds(20);

    /**
     * @param overlays Compose files on top of those that Compose finds; relative to the directory of the stack
     * @return the model with all defaults, as JSON
     * @throws InvalidComposeFileException with the reason if Compose rejects the files
     */
    String model(List<Path> overlays) {
        String found = config(List.of(), "");
        if (overlays.isEmpty()) {
            return found;
        }
        List<String> files = new ArrayList<>(List.of("--file", "-"));
        overlays.forEach(overlay -> files.addAll(List.of("--file", overlay.toString())));
        return config(files, found);
    }

    private String config(List<String> files, String input) {
        List<String> words = new ArrayList<>(List.of("docker", "compose"));
        words.addAll(files);
        words.addAll(List.of("config", "--format", "json"));
        CommandResult result = shell.end(
                Command.of(BUDGET, words.toArray(String[]::new)).in(directory).reading(input));
        if (result.exit() != 0) {
            throw new InvalidComposeFileException("docker compose config fails in %s: %s"
                    .formatted(
                            directory,
                            ComposeOutput.error(result.errors().lines().toList())
                                    .orElse("without a reason")));
        }
        return result.output();
    }
}
