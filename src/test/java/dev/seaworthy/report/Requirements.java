package dev.seaworthy.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.seaworthy.contract.yaml.StrictYaml;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The requirements by id, from {@code requirements.yaml}.
 *
 * @param requirements in the order of the file
 */
public record Requirements(@JsonProperty(required = true) Map<String, Entry> requirements) {
    private static final Path FILE = Path.of("src/test/resources/requirements.yaml");

    /**
     * One requirement.
     *
     * @param sentence the requirement itself
     * @param noMutantBecause why no mutant of the stack can violate it; empty if one can
     */
    public record Entry(@JsonProperty(required = true) String sentence, Optional<String> noMutantBecause) {
        public Entry {
            if (sentence == null || sentence.isBlank()) {
                throw new IllegalArgumentException("sentence has no value");
            }
            noMutantBecause = noMutantBecause == null ? Optional.empty() : noMutantBecause;
        }
    }

    /** @throws dev.seaworthy.contract.yaml.InvalidFileException with file, line, key and reason in one sentence */
    public static Requirements read() {
        return StrictYaml.read(FILE, Requirements.class);
    }
}
