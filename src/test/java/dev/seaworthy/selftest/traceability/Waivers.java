package dev.seaworthy.selftest.traceability;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.seaworthy.contract.yaml.StrictYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The obligations that no mutant breaks.
 *
 * @param waivers the reason why none can, by {@code Class.method}
 * @param pending those that still need one, as {@code Class.method}
 */
record Waivers(
        @JsonProperty(required = true) Map<String, String> waivers,
        @JsonProperty(required = true) List<String> pending) {
    /** @throws dev.seaworthy.contract.yaml.InvalidFileException if the file is invalid */
    static Waivers read() {
        return StrictYaml.read(Path.of("src/test/resources/waivers.yaml"), Waivers.class);
    }
}
