package dev.seaworthy.contract.yaml;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The variables of a contract, written as in Compose files: <code>${NAME}</code>, or <code>${NAME:-DEFAULT}</code>. Any
 * other dollar sign stands for itself, and <code>$${</code> for <code>${</code>. Lines that are comments are left as
 * they are.
 *
 * @param values by name; each is one line, so that an error in the file has its line
 */
record Variables(Map<String, String> values) {
    /** A variable is set with {@code -Dcontract.NAME=VALUE}. */
    private static final String PREFIX = "contract.";

    private static final Pattern REFERENCE = Pattern.compile("(?<escaped>\\$)?\\$\\{(?<inside>[^}\\n]*)}?");
    private static final Pattern INSIDE = Pattern.compile("(?<name>[A-Za-z_][\\w.-]*?)(:-(?<default>.*))?");

    Variables {
        values = Map.copyOf(values);
    }

    static Variables ofSystemProperties() {
        return new Variables(System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toMap(name -> name.substring(PREFIX.length()), System::getProperty)));
    }

    /**
     * @return the text with the value of each variable
     * @throws InvalidFileException with file, line and variable, if one has no value, or a value is set that the text
     *     does not use: a misspelt one would have no effect
     */
    String in(Path file, String text) {
        Set<String> used = new LinkedHashSet<>();
        StringBuilder result = new StringBuilder();
        int line = 0;
        for (String content : text.split("(?<=\n)")) {
            line++;
            result.append(content.stripLeading().startsWith("#") ? content : in(content, file + ":" + line, used));
        }
        refuseUnused(file, used);
        return result.toString();
    }

    private String in(String line, String place, Set<String> used) {
        return REFERENCE
                .matcher(line)
                .replaceAll(reference -> Matcher.quoteReplacement(
                        reference.group("escaped") != null
                                ? reference.group().substring(1)
                                : value(reference, place, used)));
    }

    private String value(MatchResult reference, String place, Set<String> used) {
        Matcher inside = INSIDE.matcher(reference.group("inside"));
        if (!reference.group().endsWith("}") || !inside.matches()) {
            throw new InvalidFileException(
                    "%s: a variable is ${NAME} or ${NAME:-DEFAULT}, not \"%s\"; $${ stands for ${"
                            .formatted(place, reference.group().strip()),
                    null);
        }
        String name = inside.group("name");
        used.add(name);
        String value = values.getOrDefault(name, inside.group("default"));
        if (value == null || value.contains("\n")) {
            throw new InvalidFileException(
                    "%s: the variable %s needs a value in one line: set it with -D%s%s=VALUE"
                            .formatted(place, name, PREFIX, name),
                    null);
        }
        return value;
    }

    private void refuseUnused(Path file, Set<String> used) {
        new TreeMap<>(values)
                .keySet().stream()
                        .filter(name -> !used.contains(name))
                        .findFirst()
                        .ifPresent(name -> {
                            throw new InvalidFileException(
                                    "%s:1: -D%s%s is set, but the contract has no variable \"%s\"; it has %s"
                                            .formatted(
                                                    file,
                                                    PREFIX,
                                                    name,
                                                    name,
                                                    used.isEmpty() ? "none" : String.join(", ", used)),
                                    null);
                        });
    }
}
