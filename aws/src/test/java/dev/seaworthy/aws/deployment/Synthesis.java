package dev.seaworthy.aws.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** A synthesized template. A synthesis takes seconds, so that each set of parameters is synthesized once. */
record Synthesis(CloudAssembly assembly) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Map<String, String>, Synthesis> DONE = new ConcurrentHashMap<>();

    static Synthesis withDefaults() {
        return with(Map.of());
    }

    static Synthesis withCertificate() {
        return with(Map.of(
                "domain", "example.com",
                "certificate", "arn:aws:acm:us-east-1:123456789012:certificate/0b69d5c0-d655-460d-98d5-b05e8d5a5a53"));
    }

    /** @param changes of the defaults */
    static Synthesis with(Map<String, String> changes) {
        return DONE.computeIfAbsent(changes, Synthesis::synthesize);
    }

    private static Synthesis synthesize(Map<String, String> changes) {
        try {
            Map<String, String> context = new LinkedHashMap<>(Synthesizer.defaults());
            context.putAll(changes);
            Path directory = Path.of("target", "assemblies", "" + DONE.size());
            return new Synthesis(Synthesizer.synthesize(context, directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode template() {
        try {
            return JSON.readTree(Path.of(assembly.getDirectory(), Synthesizer.STACK + ".template.json")
                    .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties of each resource of the type. */
    List<JsonNode> properties(String type) {
        return template()
                .path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"))
                .toList();
    }

    List<JsonNode> containers() {
        return properties("AWS::ECS::TaskDefinition").stream()
                .flatMap(task -> task.path("ContainerDefinitions").valueStream())
                .toList();
    }
}
