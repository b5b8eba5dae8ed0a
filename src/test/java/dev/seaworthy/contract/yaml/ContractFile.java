package dev.seaworthy.contract.yaml;

import dev.seaworthy.contract.Contract;
import java.nio.file.Path;
import java.util.Map;

/** Reads a contract. Unknown keys are errors, because a misspelt promise would never be checked. */
public final class ContractFile {
    private static final Map<String, String> RENAMED = Map.of(
            "answers", "http",
            "after", "depends-on",
            "forgets", "tmpfs",
            "joins", "services",
            "keeps", "persistent-paths");

    private ContractFile() {}

    /** @throws InvalidFileException with file, line, key and reason in one sentence */
    public static Contract read(Path file) {
        return StrictYaml.read(file, Contract.class, RENAMED);
    }
}
