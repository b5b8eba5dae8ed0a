package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class OwnVariablesTest {
    private static final String TWO_SERVICES = """
            services:
              store: {environment: {PASSWORD: owner, USER: app, TOKEN: owner}}
              web: {environment: {PASSWORD: written}}
              cache: {image: redis}
            """;

    @TempDir
    private Path owners;

    @TempDir
    private Path own;

    private OwnVariables variables;

    @BeforeEach
    void read() {
        variables = new OwnVariables(owners, own, OwnVariablesTest::lines);
    }

    @Test
    void a_variable_of_the_owners_file_gets_the_value_of_the_file_of_the_run() throws IOException {
        files("login/store.env", "PASSWORD=owner\nUSER=app", "PASSWORD=of-the-run\nUSER=app");

        assertThat(environment("store")).isEqualTo(Map.of("PASSWORD", "of-the-run", "USER", "app", "TOKEN", "owner"));
        assertThat(environment("web")).isEqualTo(Map.of("PASSWORD", "written"));
    }

    @Test
    void a_file_with_something_else_changes_no_variable() throws IOException {
        files("password", "the PASSWORD", "another PASSWORD");

        assertThat(environment("store")).containsEntry("PASSWORD", "owner");
    }

    @Test
    void a_file_that_the_run_does_not_have_changes_no_variable() throws IOException {
        Files.writeString(owners.resolve("old.env"), "PASSWORD=owner");

        assertThat(environment("store")).containsEntry("PASSWORD", "owner");
    }

    @Test
    void an_owner_without_credentials_has_no_variables_of_them() {
        variables = new OwnVariables(owners.resolve("missing"), own, OwnVariablesTest::lines);

        assertThat(environment("store")).containsEntry("PASSWORD", "owner");
    }

    private void files(String name, String ownersText, String ownText) throws IOException {
        write(owners.resolve(name), ownersText);
        write(own.resolve(name), ownText);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Map<String, String> environment(String service) {
        String model = YAMLMapper.shared().readTree(TWO_SERVICES).toString();
        return JsonMapper.shared()
                .readTree(variables.in(model))
                .path("services")
                .path(service)
                .path("environment")
                .properties()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, variable -> variable.getValue().asString()));
    }

    /** As Compose reads them, without quotes and comments. */
    private static Map<String, String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> {
                        if (parts.length < 2) {
                            throw new InvalidComposeFileException("not an env file");
                        }
                        return parts[1];
                    }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
