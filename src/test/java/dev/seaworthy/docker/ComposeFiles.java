package dev.seaworthy.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Compose files and profiles of a project directory, as {@code docker compose up} finds them there:
 * https://docs.docker.com/compose/how-tos/environment-variables/envvars/.
 *
 * @param files the file that Compose finds, and its override file; or those that the {@code .env} file lists
 * @param profiles the active profiles that the {@code .env} file lists, separated by commas; empty for none
 */
record ComposeFiles(List<Path> files, Optional<String> profiles) {
    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of(
            "compose.override.yml",
            "compose.override.yaml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");
    private static final Pattern VARIABLE = Pattern.compile(
            "\\s*(?:export\\s+)?(?<name>COMPOSE_\\w+)\\s*=\\s*(?<quote>[\"']?)(?<value>.*?)\\k<quote>\\s*");

    /** @throws InconclusiveException if the directory contains no Compose file, or its files cannot be read */
    static ComposeFiles in(Path directory) {
        Map<String, String> variables = variables(directory.resolve(".env"));
        String separator = variables.getOrDefault("COMPOSE_PATH_SEPARATOR", ":");
        List<Path> files = Optional.ofNullable(variables.get("COMPOSE_FILE"))
                .map(listed -> Stream.of(listed.split(Pattern.quote(separator)))
                        .map(directory::resolve)
                        .toList())
                .orElseGet(() -> found(directory));
        return new ComposeFiles(files, Optional.ofNullable(variables.get("COMPOSE_PROFILES")));
    }

    private static List<Path> found(Path directory) {
        Path file = first(NAMES, directory)
                .orElseThrow(() -> new InconclusiveException(
                        "no Compose file in %s: expected one of %s".formatted(directory, String.join(", ", NAMES))));
        return Stream.concat(Stream.of(file), first(OVERRIDES, directory).stream())
                .toList();
    }

    private static Optional<Path> first(List<String> names, Path directory) {
        return names.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Map<String, String> variables(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(VARIABLE::matcher)
                    .filter(matcher -> matcher.matches())
                    .collect(Collectors.toMap(
                            matcher -> matcher.group("name"),
                            matcher -> matcher.group("value"),
                            (one, later) -> later));
        } catch (IOException e) {
            throw new InconclusiveException("%s cannot be read: %s".formatted(file, e), e);
        }
    }
}
