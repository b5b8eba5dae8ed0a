package dev.seaworthy.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The model that Compose computes in the directory of a stack, as {@code docker compose up} there would: with the
 * Compose files, profiles and variables that the directory's {@code .env} file and the environment select.
 *
 * @param directory of the stack
 */
record ComposeConfig(Shell shell, Path directory) {
    /** An extension field, which Compose passes on with its variables replaced. */
    private static final String VARIABLES = "x-seaworthy-variables";

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

    /**
     * @param model computed before
     * @return the values of the variables from which secrets and configs of the model are read, apart from those that
     *     are not set; Compose itself replaces them, so that they come from where Compose would take them
     */
    Map<String, String> variables(String model) {
        ObjectNode question = (ObjectNode) JsonMapper.shared().readTree(model);
        List<String> names = Stream.of("secrets", "configs")
                .flatMap(kind -> question.path(kind).valueStream())
                .map(entry -> entry.path("environment").asString(""))
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) {
            return Map.of();
        }
        ObjectNode variables = question.putObject(VARIABLES);
        names.forEach(name -> variables.put(name, "${" + name + "}"));
        return JsonMapper.shared()
                .readTree(config(List.of("--file", "-"), question.toString()))
                .path(VARIABLES)
                .properties()
                .stream()
                .filter(variable -> !variable.getValue().asString().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        variable -> ComposeModel.literal(variable.getValue().asString())));
    }

    /**
     * @return the variables that a service with this {@code env_file} has, as a model has them
     * @throws InvalidComposeFileException if Compose cannot read it
     */
    Map<String, String> envFile(Path file) {
        ObjectNode question = JsonMapper.shared().createObjectNode();
        ObjectNode service = question.putObject("services").putObject("any");
        service.put("image", "any").putArray("env_file").add(ComposeModel.escaped(file.toString()));
        return JsonMapper.shared()
                .readTree(config(List.of("--file", "-"), question.toString()))
                .at("/services/any/environment")
                .properties()
                .stream()
                .filter(variable -> variable.getValue().isString())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, variable -> variable.getValue().asString()));
    }

    private String config(List<String> files, String input) {
        List<String> words = new ArrayList<>(List.of("docker", "compose"));
        words.addAll(files);
        words.addAll(List.of("config", "--format", "json"));
        CommandResult result = shell.endAsUser(
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
