package dev.seaworthy.probe.secret;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * By which lines each secret of the run can be told wherever it turns up. They are never shown: results name secrets.
 *
 * @param lines by secret; long ones that stand in no other secret
 * @param certificates those that are shown to every client anyway
 */
public record Secrets(SortedMap<String, List<String>> lines, List<String> certificates) {
    private static final int SHORTEST = 12;

    /**
     * @throws InconclusiveException if the Compose model does not say in which files they are, or one cannot be read
     */
    public static Secrets of(ComposeProject stack) {
        JsonNode model = JsonMapper.shared().readTree(stack.model()).path("secrets");
        return of(model.properties().stream()
                .collect(Collectors.toMap(Entry::getKey, secret -> read(secret.getKey(), secret.getValue()))));
    }

    /** @param all every line of every secret, by secret */
    static Secrets of(Map<String, List<String>> all) {
        Map<String, Long> secretsByLine = all.values().stream()
                .flatMap(lines -> lines.stream().distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        SortedMap<String, List<String>> telling = new TreeMap<>();
        all.forEach((secret, lines) -> telling.put(
                secret,
                lines.stream()
                        .filter(line -> line.length() >= SHORTEST && !line.startsWith("-----"))
                        .filter(line -> secretsByLine.get(line) == 1)
                        .toList()));
        return new Secrets(
                telling,
                all.keySet().stream()
                        .filter(secret -> all.get(secret).contains("-----BEGIN CERTIFICATE-----"))
                        .toList());
    }

    /** @return the secrets that an answer, its headers included, shows */
    public List<String> in(Exchange answer) {
        String text = answer.headers() + answer.body();
        return lines.keySet().stream()
                .filter(secret -> linesOf(secret).stream().anyMatch(text::contains))
                .toList();
    }

    /** @throws InconclusiveException if there is nothing by which it can be told */
    List<String> linesOf(String secret) {
        List<String> telling = lines.getOrDefault(secret, List.of());
        if (telling.isEmpty()) {
            throw new InconclusiveException(
                    "%s has no line of %d characters of its own by which it can be told".formatted(secret, SHORTEST));
        }
        return telling;
    }

    /** The telling lines of each secret that has any, as a text. */
    Map<String, String> texts() {
        return lines.entrySet().stream()
                .filter(secret -> !secret.getValue().isEmpty())
                .collect(Collectors.toMap(Entry::getKey, secret -> String.join("\n", secret.getValue()) + "\n"));
    }

    boolean isPublic(String secret) {
        return certificates.contains(secret);
    }

    @Override
    public String toString() {
        return "the secrets " + lines.keySet();
    }

    private static List<String> read(String name, JsonNode secret) {
        try {
            return Files.readString(Path.of(secret.path("file").asString()))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new InconclusiveException("the secret %s cannot be read: %s".formatted(name, e), e);
        }
    }
}
