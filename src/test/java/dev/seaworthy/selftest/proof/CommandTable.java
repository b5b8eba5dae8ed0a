package dev.seaworthy.selftest.proof;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.seaworthy.contract.yaml.StrictYaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The test of each documented command: the file {@code src/test/resources/documented-commands.yaml}.
 *
 * @param prepare commands that create what the documents presume, such as the stack of a user
 * @param finish commands that remove what remains
 * @param stack commands for the stack of {@code bin/up}, in the order in which they are executed
 * @param runs commands that run the suite, executed after them
 * @param cleanUp commands that remove what killed runs left, executed last
 * @param otherChecks commands that another check executes, by its class
 * @param waivers commands that no check executes
 */
record CommandTable(
        @JsonProperty(required = true) List<String> prepare,
        @JsonProperty(required = true) List<String> finish,
        @JsonProperty(required = true) List<Entry> stack,
        @JsonProperty(required = true) List<Entry> runs,
        @JsonProperty(required = true) List<Entry> cleanUp,
        @JsonProperty(required = true) Map<String, List<String>> otherChecks,
        @JsonProperty(required = true) List<Waiver> waivers) {
    static final Path FILE = Path.of("src/test/resources/documented-commands.yaml");

    /**
     * A documented command, and how it is adapted to a test.
     *
     * @param directory where it is executed
     * @param before a command that has to succeed before it
     * @param replace the words that are replaced
     * @param options what is added to the options of {@code bin/verify} or {@code bin/grade}
     * @param because the reason for any of these
     * @param then a command that succeeds only if the result is the documented one
     */
    record Entry(
            @JsonProperty(required = true) String command,
            String directory,
            String before,
            Map<String, String> replace,
            String options,
            String because,
            String then) {
        private static final Pattern TAKES_OPTIONS = Pattern.compile("bin/(verify|grade)\\b");

        Entry {
            directory = Objects.requireNonNullElse(directory, "");
            before = Objects.requireNonNullElse(before, "");
            replace = Objects.requireNonNullElse(replace, Map.of());
            options = Objects.requireNonNullElse(options, "");
            because = Objects.requireNonNullElse(because, "");
            then = Objects.requireNonNullElse(then, "");
        }

        /** @return the command as it is executed */
        String adapted() {
            String adapted = command;
            for (Map.Entry<String, String> words : replace.entrySet()) {
                adapted = adapted.replace(words.getKey(), words.getValue());
            }
            return options.isEmpty()
                    ? adapted
                    : TAKES_OPTIONS.matcher(adapted).replaceFirst("$0 " + Matcher.quoteReplacement(options));
        }

        boolean isAdapted() {
            return !before.isEmpty() || !command.equals(adapted());
        }

        /** @return the command, which is the name of its row in the report */
        @Override
        public String toString() {
            return command;
        }
    }

    record Waiver(
            @JsonProperty(required = true) List<String> commands,
            @JsonProperty(required = true) String because) {}

    /** @throws dev.seaworthy.contract.yaml.InvalidFileException if the file is invalid */
    static CommandTable read() {
        return StrictYaml.read(FILE, CommandTable.class);
    }

    /** @return the commands with an entry in the table that {@link DocumentedCommandsCheck} executes */
    List<Entry> entries() {
        return Stream.of(stack, runs, cleanUp).flatMap(List::stream).toList();
    }

    /** @return the commands that the check executes, in their order */
    List<String> of(Class<?> check) {
        return otherChecks.get(check.getSimpleName());
    }

    /** @return every command of the table, each as often as it is there */
    List<String> commands() {
        return Stream.of(
                        entries().stream().map(Entry::command),
                        otherChecks.values().stream().flatMap(List::stream),
                        waivers.stream().flatMap(waiver -> waiver.commands().stream()))
                .flatMap(commands -> commands)
                .toList();
    }

    /** @return the entries without those whose command is, as adapted, that of an earlier one */
    static List<Entry> distinct(List<Entry> entries) {
        return List.copyOf(entries.stream()
                .collect(Collectors.toMap(
                        entry -> entry.directory() + "$ " + entry.adapted(),
                        entry -> entry,
                        (first, same) -> first,
                        LinkedHashMap::new))
                .values());
    }
}
