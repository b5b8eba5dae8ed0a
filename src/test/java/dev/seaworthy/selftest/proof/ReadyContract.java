package dev.seaworthy.selftest.proof;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.seaworthy.contract.yaml.StrictYaml;
import dev.seaworthy.selftest.proof.CaseFile.Expected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A contract of the directory {@code contracts}, a stack that somebody could submit for it, and the verdicts that are
 * right for both: a file {@code src/test/resources/ready/CONTRACT/NAME.yaml}.
 */
record ReadyContract(Path file) {
    private static final Path ALL = Path.of("src/test/resources/ready");
    private static final Path STACKS = ALL.resolve("stacks");

    /**
     * The content of the file.
     *
     * @param stack the name of a directory in {@code stacks}
     * @param compose a Compose file on top of it, with a mistake; empty for a stack that complies
     * @param expected what is reported; missing if every promise holds
     */
    record Submission(@JsonProperty(required = true) String stack, String compose, Expected expected) {
        Submission {
            compose = compose == null ? "" : compose;
            expected = expected == null ? Expected.NONE : expected;
        }

        /** @return whether the stack is without a mistake */
        boolean complies() {
            return compose.isEmpty();
        }

        Path directory() {
            return STACKS.resolve(stack);
        }
    }

    /** @return those whose contract or name contains one of the words in {@code -Dcases=counter,exercise} */
    static List<ReadyContract> selected() {
        Predicate<String> selection = CaseSelection.current();
        return all().stream().filter(ready -> selection.test(ready.name())).toList();
    }

    static List<ReadyContract> all() {
        try (Stream<Path> files = Files.walk(ALL)) {
            return files.filter(
                            file -> !file.startsWith(STACKS) && file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(ReadyContract::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return like {@code visit-counter/complies.yaml} */
    String name() {
        return ALL.relativize(file).toString();
    }

    /** @return the contract's file */
    Path contract() {
        return Path.of("contracts", file.getParent().getFileName() + ".yaml");
    }

    Submission submission() {
        return StrictYaml.read(file, Submission.class);
    }

    @Override
    public String toString() {
        return "%s: %s"
                .formatted(
                        file.getParent().getFileName(),
                        file.getFileName().toString().replace(".yaml", "").replace('-', ' '));
    }
}
