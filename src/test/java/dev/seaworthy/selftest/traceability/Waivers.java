package dev.seaworthy.selftest.traceability;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.seaworthy.contract.yaml.StrictYaml;
import java.nio.file.Path;
import java.util.Map;

/**
 * The obligations that no mutant breaks.
 *
 * @param waivers the reason, by {@code Class.method}
 */
record Waivers(@JsonProperty(required = true) Map<String, String> waivers) {
    /** @throws dev.seaworthy.contract.yaml.InvalidFileException if the file is invalid */
    static Map<String, String> read() {
        return StrictYaml.read(Path.of("src/test/resources/waivers.yaml"), Waivers.class)
                .waivers();
    }
}
