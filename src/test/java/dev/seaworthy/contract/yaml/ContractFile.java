package dev.seaworthy.contract.yaml;

import dev.seaworthy.contract.Contract;
import java.nio.file.Path;

/**
 * Reads a contract strictly: what it does not understand it refuses, since a promise misspelt is a promise unchecked.
 */
public final class ContractFile {
    private ContractFile() {}

    /** @throws InvalidFileException with file, line, place and reason in one sentence */
    public static Contract read(Path file) {
        return StrictYaml.read(file, Contract.class);
    }
}
