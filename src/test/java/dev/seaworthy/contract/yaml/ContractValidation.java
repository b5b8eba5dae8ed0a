package dev.seaworthy.contract.yaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Validates a contract before anything is compiled, built or started. {@code bin/verify} runs this class from its
 * source, with the Compose model of the stack as standard input; {@code bin/grade} without input, because a contract of
 * several stacks must be valid by itself first.
 *
 * <p>Exit status: 0 if the contract is valid; 2 if it is not, with one line on standard error.
 */
final class ContractValidation {
    private ContractValidation() {}

    public static void main(String... arguments) throws IOException {
        try {
            String model = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            if (model.isBlank()) {
                ContractFile.read(Path.of(arguments[0]));
            } else {
                ContractFile.read(Path.of(arguments[0]), model);
            }
        } catch (InvalidFileException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
