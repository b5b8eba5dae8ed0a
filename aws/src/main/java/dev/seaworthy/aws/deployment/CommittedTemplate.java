package dev.seaworthy.aws.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awscdk.cxapi.CloudAssembly;

/**
 * The template with the default parameters as text, for reviewers. The tag of an image is a hash of its sources, so that
 * each change of an application would change the text; it is replaced by the image's name: {@code <image:frontend>}.
 */
public final class CommittedTemplate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private CommittedTemplate() {}

    /** Writes {@code template.json} in {@code aws/}, which is the working directory. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(
                Path.of("template.json"),
                of(Synthesizer.synthesize(Synthesizer.defaults(), Path.of("target", "template.out"))));
    }

    static String of(CloudAssembly assembly) throws IOException {
        Path directory = Path.of(assembly.getDirectory());
        Map<String, String> names = new LinkedHashMap<>();
        JSON.readTree(directory.resolve(Synthesizer.STACK + ".assets.json").toFile())
                .path("dockerImages")
                .properties()
                .forEach(image -> image.getValue()
                        .path("destinations")
                        .forEach(destination -> names.put(
                                destination.path("imageTag").asText(),
                                image.getValue().path("displayName").asText())));
        String template = pretty(JSON.readTree(
                directory.resolve(Synthesizer.STACK + ".template.json").toFile()));
        return HASH.matcher(template).replaceAll(hash -> "<image:%s>".formatted(names.get(hash.group())));
    }

    private static String pretty(JsonNode template) throws JsonProcessingException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return JSON.writer(printer).writeValueAsString(template) + "\n";
    }
}
