package dev.seaworthy.report;

import dev.seaworthy.docker.ComposeModel;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Removes the credentials of a stack from the report, so that the report can be shared: the lines of its secrets, and
 * the passwords in its Compose model.
 *
 * @param secrets what to remove, the longest text first
 */
record Redaction(List<Credential> secrets) {
    /** A text to remove, and where it occurs. */
    private record Credential(String text, Pattern occurrences) {}

    /** A shorter text, such as {@code root}, would be removed from unrelated words. */
    private static final int SHORTEST = 6;

    private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9]+");
    private static final Map<String, Redaction> BY_PROJECT = new ConcurrentHashMap<>();

    /**
     * @return the redaction of the stack's Compose model, which is read once
     * @throws InconclusiveException if Compose cannot compute the model: then nothing may be shown
     */
    static Redaction of(ComposeStack stack) {
        return BY_PROJECT.computeIfAbsent(
                stack.name(),
                name -> of(JsonMapper.shared().readTree(stack.cli().model())));
    }

    /** @return the redaction of the credentials of both */
    Redaction and(Redaction other) {
        return of(Stream.concat(secrets.stream(), other.secrets.stream()));
    }

    /** @param model output of {@code docker compose config} as JSON */
    static Redaction of(JsonNode model) {
        Stream<String> ofSecrets = model.path("secrets").valueStream().flatMap(Redaction::texts);
        Set<String> words = publicWords(model);
        return of(Stream.concat(ofSecrets, ModelPasswords.of(model))
                .filter(text -> text.length() >= SHORTEST)
                .distinct()
                .map(text -> new Credential(text, occurrences(text, words))));
    }

    private static Redaction of(Stream<Credential> secrets) {
        return new Redaction(secrets.sorted(Comparator.comparing(
                                (Credential secret) -> secret.text().length())
                        .reversed())
                .toList());
    }

    /** A password that is part of a public word, like {@code postgres} of a path, is not removed from longer words. */
    private static Pattern occurrences(String secret, Set<String> publicWords) {
        String literal = Pattern.quote(secret);
        boolean isPartOfAWord = publicWords.stream().anyMatch(word -> word.contains(secret) && !word.equals(secret));
        return Pattern.compile(isPartOfAWord ? "(?<![A-Za-z0-9])%s(?![A-Za-z0-9])".formatted(literal) : literal);
    }

    /**
     * The words in names, images without their digests, and paths; commands are left out, since they may contain
     * passwords.
     */
    private static Set<String> publicWords(JsonNode model) {
        Stream<String> names =
                Stream.of("services", "networks", "volumes").flatMap(kind -> model.path(kind).propertyNames().stream());
        Stream<String> imagesAndPaths = model.path("services")
                .valueStream()
                .flatMap(service -> Stream.concat(
                        Stream.of(service.path("image").asString("").replaceFirst("@.*", "")),
                        service.path("volumes")
                                .valueStream()
                                .flatMap(volume -> Stream.of(volume.path("source"), volume.path("target"))
                                        .map(path -> path.asString("")))));
        return Stream.concat(names, imagesAndPaths)
                .flatMap(NO_WORD::splitAsStream)
                .collect(Collectors.toSet());
    }

    /** Returns nothing for a certificate, which every client receives, and for a secret that is not text. */
    private static Stream<String> texts(JsonNode secret) {
        if (!secret.path("file").isString()) {
            return Stream.empty();
        }
        Path file = Path.of(ComposeModel.literal(secret.path("file").stringValue()));
        try {
            List<String> lines =
                    Files.readString(file).lines().map(String::strip).toList();
            return lines.contains("-----BEGIN CERTIFICATE-----")
                    ? Stream.empty()
                    : lines.stream().filter(line -> !line.startsWith("-----"));
        } catch (CharacterCodingException binary) {
            return Stream.empty();
        } catch (IOException e) {
            throw new InconclusiveException("the secret %s cannot be read: %s".formatted(file, e), e);
        }
    }

    String of(String text) {
        String redacted = text;
        for (Credential secret : secrets) {
            redacted = secret.occurrences().matcher(redacted).replaceAll("[redacted]");
        }
        return redacted;
    }
}
