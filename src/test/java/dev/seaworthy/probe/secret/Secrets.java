package dev.seaworthy.probe.secret;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Exchange;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
 * The lines that identify each secret of the run. They are never shown: results contain only the names of secrets.
 *
 * @param lines by secret; at least 12 characters long and not part of another secret
 * @param certificates the secrets that are certificates, which every client receives
 */
public record Secrets(SortedMap<String, List<String>> lines, List<String> certificates) {
    private static final int SHORTEST = 12;

    /** @throws InconclusiveException if the Compose model does not contain their files, or one cannot be read */
    public static Secrets of(ComposeStack stack) {
        JsonNode model = JsonMapper.shared().readTree(stack.cli().model()).path("secrets");
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

    /** @return the secrets that a response contains, headers included */
    public List<String> in(Exchange answer) {
        String text = answer.headers() + answer.body();
        return lines.keySet().stream()
                .filter(secret -> linesOf(secret).stream().anyMatch(text::contains))
                .toList();
    }

    /** @throws InconclusiveException if no line identifies this secret */
    List<String> linesOf(String secret) {
        List<String> telling = lines.getOrDefault(secret, List.of());
        if (telling.isEmpty()) {
            throw new InconclusiveException(
                    "%s has no line of at least %d characters that no other secret has".formatted(secret, SHORTEST));
        }
        return telling;
    }

    /** Returns the identifying lines of each secret as one text, without secrets that have none. */
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
        Path file = Path.of(secret.path("file").asString());
        try {
            return Files.readString(file).lines().toList();
        } catch (CharacterCodingException binary) {
            return List.of(); // only this secret is inconclusive: it has no line that identifies it
        } catch (IOException e) {
            throw new InconclusiveException("the secret %s cannot be read: %s".formatted(name, e), e);
        }
    }
}
