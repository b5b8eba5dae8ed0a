package dev.seaworthy.contract.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints a draft of a contract. {@code bin/contract} runs this class from its source, with the Compose model of the
 * stack as standard input.
 */
final class DraftMain {
    private DraftMain() {}

    /** @param arguments a file with a line for each image: its name, a space and its configuration as JSON */
    public static void main(String... arguments) throws IOException {
        Map<String, JsonNode> images = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] parts = line.split(" ", 2);
            images.put(parts[0], JsonMapper.shared().readTree(parts[1]));
        }
        JsonNode model = JsonMapper.shared().readTree(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        System.out.print(new ContractDraft(model, images));
    }
}
