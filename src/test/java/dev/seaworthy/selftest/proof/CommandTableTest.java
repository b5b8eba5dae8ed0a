package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.DocumentedCommands;
import dev.seaworthy.selftest.DocumentedCommands.DocumentedCommand;
import dev.seaworthy.selftest.proof.CommandTable.Entry;
import dev.seaworthy.selftest.proof.CommandTable.Waiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command of the documents is executed by a check or waived with a reason, and the table has no others. */
@Requirement("HA-08")
final class CommandTableTest {
    private static final Pattern TEST_CLASS = Pattern.compile("\\b[A-Z]\\w+(?:Check|Test)\\b");
    private static final CommandTable TABLE = CommandTable.read();

    @Test
    void every_documented_command_is_executed_by_a_check_or_waived() {
        Set<String> tested = Set.copyOf(TABLE.commands());
        List<DocumentedCommand> untested = DocumentedCommands.all().stream()
                .filter(command -> !tested.contains(command.text()))
                .toList();

        assertThat(untested)
                .withFailMessage(() -> untested.stream()
                        .map(command -> "%s: is neither executed by a check nor waived: add it to %s"
                                .formatted(command, CommandTable.FILE))
                        .collect(Collectors.joining("\n")))
                .isEmpty();
    }

    @Test
    void every_command_of_the_table_is_in_a_document() {
        Set<String> documented =
                DocumentedCommands.all().stream().map(DocumentedCommand::text).collect(Collectors.toSet());
        List<String> stale = TABLE.commands().stream()
                .filter(command -> !documented.contains(command))
                .toList();

        assertThat(stale)
                .withFailMessage(() -> stale.stream()
                        .map(command -> "%s: no document contains the command %s: remove it"
                                .formatted(CommandTable.FILE, command))
                        .collect(Collectors.joining("\n")))
                .isEmpty();
    }

    @Test
    void every_command_is_in_the_table_once() {
        assertThat(TABLE.commands()).doesNotHaveDuplicates();
    }

    @Test
    void every_adaptation_has_a_reason_and_replaces_words_of_the_command() {
        assertThat(TABLE.entries())
                .filteredOn(Entry::isAdapted)
                .allSatisfy(entry -> assertThat(entry.because()).hasSizeGreaterThan(20));
        assertThat(TABLE.entries())
                .filteredOn(entry -> !entry.isAdapted())
                .allSatisfy(entry -> assertThat(entry.because()).isEmpty());
        assertThat(TABLE.entries())
                .filteredOn(entry -> !entry.replace().isEmpty())
                .allSatisfy(entry ->
                        assertThat(entry.command()).contains(entry.replace().keySet()));
    }

    @Test
    void few_commands_are_waived_and_each_for_a_reason() {
        assertThat(TABLE.waivers()).hasSizeLessThanOrEqualTo(4);
        assertThat(TABLE.waivers()).extracting(Waiver::because).allMatch(reason -> reason.length() > 40);
    }

    @Test
    void every_test_that_the_table_names_exists() throws IOException {
        Set<String> named = TEST_CLASS
                .matcher(Files.readString(CommandTable.FILE))
                .results()
                .map(name -> name.group())
                .collect(Collectors.toSet());
        Set<String> classes = new HashSet<>();
        Stream.of("src/test/java", "aws/src/test/java", "bench/java")
                .map(Path::of)
                .forEach(sources -> classes.addAll(classes(sources)));

        assertThat(classes).containsAll(named).containsAll(TABLE.otherChecks().keySet());
    }

    @Test
    void options_are_added_before_the_operands_and_words_replaced_everywhere() {
        Entry entry = new Entry(
                "bin/grade contract.yaml DIR DIR/a",
                null,
                null,
                Map.of("DIR", "shop"),
                "-Dit.test=ReplicasCheck",
                "an example",
                null);

        assertThat(entry.adapted()).isEqualTo("bin/grade -Dit.test=ReplicasCheck contract.yaml shop shop/a");
        assertThat(entry.isAdapted()).isTrue();
    }

    @Test
    void a_command_that_is_the_same_as_adapted_is_executed_once() {
        Entry first = entry("bin/contract DIR", Map.of("DIR", "shop"));
        Entry same = entry("bin/contract shop", null);
        Entry other = entry("bin/contract store", null);

        assertThat(CommandTable.distinct(List.of(first, same, other))).containsExactly(first, other);
    }

    private static Entry entry(String command, Map<String, String> replace) {
        return new Entry(command, null, null, replace, null, null, null);
    }

    private static Set<String> classes(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
