package dev.seaworthy.contract.yaml;

import dev.seaworthy.contract.Contract;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        return read(file, Variables.ofSystemProperties());
    }

    /**
     * @param model the Compose model of the stack that the contract is about, as JSON
     * @throws InvalidFileException with file, line, key and reason in one sentence, also if the contract names a
     *     service or a secret that the model does not have: a misspelt one would never be checked; or if the image of a
     *     service must be pinned that is only built
     */
    public static Contract read(Path file, String model) {
        Contract contract = read(file);
        JsonNode compose = JsonMapper.shared().readTree(model);
        requireAll(file, "service", contract.services().keySet(), compose);
        requireAll(file, "secret", contract.secrets().keySet(), compose);
        return contract;
    }

    /** @param variables the values of the variables of the contract, which are system properties otherwise */
    static Contract read(Path file, Variables variables) {
        return StrictYaml.parse(file, variables.in(file, StrictYaml.text(file)), Contract.class, RENAMED);
    }

    private static void requireAll(Path file, String kind, Collection<String> promised, JsonNode model) {
        Collection<String> defined = model.path(kind + "s").propertyNames();
        promised.stream().filter(name -> !defined.contains(name)).findFirst().ifPresent(name -> {
            throw refusal(
                    file,
                    List.of(kind + "s", name),
                    "the Compose files have no %s \"%s\"; they have %s"
                            .formatted(kind, name, defined.isEmpty() ? "none" : String.join(", ", defined)));
        });
    }

    private static InvalidFileException refusal(Path file, List<String> path, String reason) {
        return StrictYaml.refusal(file, Variables.ofSystemProperties().in(file, StrictYaml.text(file)), path, reason);
    }
}
