package dev.seaworthy.probe.secret;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts that identify each secret of the run. They are never shown: results contain only the names of secrets.
 *
 * @param all by secret; one that cannot be read, or is too short, makes no other inconclusive
 */
public record Secrets(SortedMap<String, Fingerprint> all) {
    public static Secrets of(ComposeStack stack) {
        JsonNode model = JsonMapper.shared().readTree(stack.cli().model()).path("secrets");
        return withoutCommonParts(model.properties().stream()
                .collect(Collectors.toMap(Entry::getKey, secret -> read(secret.getValue()))));
    }

    /** @param contents of the file of each secret */
    public static Secrets of(Map<String, byte[]> contents) {
        return withoutCommonParts(contents.entrySet().stream()
                .collect(Collectors.toMap(Entry::getKey, secret -> Fingerprint.of(secret.getValue()))));
    }

    private static Secrets withoutCommonParts(Map<String, Fingerprint> all) {
        Map<String, Long> secretsByPart = all.values().stream()
                .flatMap(secret -> new HashSet<>(secret.parts()).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        SortedMap<String, Fingerprint> own = new TreeMap<>();
        all.forEach((name, secret) -> own.put(name, secret.only(part -> secretsByPart.get(part) == 1)));
        return new Secrets(Collections.unmodifiableSortedMap(own));
    }

    /** @return the secrets that a response contains, headers included */
    public List<String> in(Exchange answer) {
        String text = answer.headers() + answer.body();
        return all.keySet().stream()
                .filter(secret -> partsOf(secret).stream().anyMatch(text::contains))
                .toList();
    }

    /** @return every part of every secret, as one text that contains all secrets (for a positive control) */
    public String text() {
        return all.values().stream().flatMap(secret -> secret.parts().stream()).collect(Collectors.joining("\n"));
    }

    public Set<String> names() {
        return all.keySet();
    }

    boolean isSearchable(String secret) {
        return all.containsKey(secret) && !all.get(secret).parts().isEmpty();
    }

    /** @throws InconclusiveException if nothing identifies this secret */
    List<String> partsOf(String secret) {
        if (!all.containsKey(secret)) {
            throw new InconclusiveException(
                    "the Compose file has no secret %s; it has %s".formatted(secret, all.keySet()));
        }
        if (!isSearchable(secret)) {
            throw new InconclusiveException("%s is not searched for: %s"
                    .formatted(secret, all.get(secret).reason()));
        }
        return all.get(secret).parts();
    }

    /** @return the content of a file with the parts of each secret, without secrets that have none */
    Map<String, byte[]> files() {
        return all.entrySet().stream()
                .filter(secret -> isSearchable(secret.getKey()))
                .collect(Collectors.toMap(
                        Entry::getKey, secret -> secret.getValue().bytes()));
    }

    boolean isPublic(String secret) {
        return all.get(secret).isPublic();
    }

    @Override
    public String toString() {
        return "the secrets " + all.keySet();
    }

    private static Fingerprint read(JsonNode secret) {
        if (!secret.has("file")) {
            return Fingerprint.none("the Compose file has no file for it");
        }
        try {
            return Fingerprint.of(Files.readAllBytes(Path.of(secret.path("file").asString())));
        } catch (IOException e) {
            return Fingerprint.none("its file cannot be read: " + e);
        }
    }
}
