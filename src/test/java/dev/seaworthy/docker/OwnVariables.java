package dev.seaworthy.docker;

import dev.seaworthy.contract.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The variables that services have from an {@code env_file} among the credentials of the stack's owner, with the values
 * of the run's own file of the same name. Compose's model does not say which file a variable is from: it is one with
 * the name and the value that the owner's file has.
 */
final class OwnVariables {
    private final Path owners;
    private final Path own;
    private final Function<Path, Map<String, String>> reader;

    /**
     * @param owners the directory of the owner's credentials, which need not exist
     * @param own the directory of the run's
     * @param reader the variables in an env file, as a model has them; throws {@link InvalidComposeFileException} if
     *     the file is none
     */
    OwnVariables(Path owners, Path own, Function<Path, Map<String, String>> reader) {
        this.owners = owners;
        this.own = own;
        this.reader = reader;
    }

    static OwnVariables of(Credentials credentials, Path stack, OwnFiles files, ComposeConfig config) {
        Path directory = Path.of(credentials.directory());
        return new OwnVariables(stack.resolve(directory), files.at(directory), config::envFile);
    }

    /**
     * @param json a run's own model, with the owner's variables
     * @return the model with the run's variables
     * @throws InconclusiveException if the owner's directory cannot be read
     */
    String in(String json) {
        ObjectNode model = (ObjectNode) JsonMapper.shared().readTree(json);
        List<ObjectNode> environments = model.path("services")
                .valueStream()
                .map(service -> service.path("environment"))
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .toList();
        Set<String> names = environments.stream()
                .flatMap(environment -> environment.propertyNames().stream())
                .collect(Collectors.toSet());
        List<Path> files = ownersFiles().filter(file -> mentions(file, names)).toList();
        files.forEach(file -> replace(file, own.resolve(owners.relativize(file)), environments));
        return model.toPrettyString();
    }

    private Stream<Path> ownersFiles() {
        if (Files.notExists(owners)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.walk(owners, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile).filter(Files::isReadable).sorted().toList().stream();
        } catch (IOException | UncheckedIOException e) {
            throw new InconclusiveException("%s, the stack's credentials, cannot be read: %s".formatted(owners, e), e);
        }
    }

    /** Compose need not parse a file that mentions no variable of a service: most are a single password. */
    private static boolean mentions(Path file, Set<String> names) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1); // any bytes are valid
            return names.stream().anyMatch(text::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(Path ownersFile, Path ownFile, List<ObjectNode> environments) {
        if (Files.notExists(ownFile)) {
            return;
        }
        Map<String, String> before;
        try {
            before = reader.apply(ownersFile);
        } catch (InvalidComposeFileException notAnEnvFile) {
            return;
        }
        Map<String, String> after = reader.apply(ownFile);
        for (ObjectNode environment : environments) {
            List.copyOf(environment.propertyNames()).stream()
                    .filter(after::containsKey)
                    .filter(name -> environment.get(name).asString("").equals(before.get(name)))
                    .forEach(name -> environment.put(name, after.get(name)));
        }
    }
}
