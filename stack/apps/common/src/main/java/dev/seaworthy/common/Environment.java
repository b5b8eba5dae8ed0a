package dev.seaworthy.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** An application's environment variables. An empty variable counts as absent: Compose sets a missing one to "". */
public record Environment(Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** @throws InvalidEnvironment if the variable is absent */
    public String required(String name, String expected) {
        return optional(name).orElseThrow(() -> new InvalidEnvironment(name, expected + ", but it is not set"));
    }

    /**
     * The secret in the file that the variable names, without a newline at its end.
     *
     * @throws InvalidEnvironment if the variable is absent, or the file cannot be read or is empty
     */
    public String secret(String name) {
        String file = required(name, "the path of a file that holds a password");
        try {
            String secret = Files.readString(Path.of(file)).strip();
            if (secret.isEmpty()) {
                throw new InvalidEnvironment(name, "a file that holds a password, but " + file + " is empty");
            }
            return secret;
        } catch (IOException e) {
            throw new InvalidEnvironment(name, "a file that holds a password, but " + file + " cannot be read");
        }
    }
}
