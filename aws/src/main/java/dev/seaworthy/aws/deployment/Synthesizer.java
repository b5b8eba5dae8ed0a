package dev.seaworthy.aws.deployment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** Synthesizes the deployment, in the working directory {@code aws}. */
final class Synthesizer {
    /** The name of the stack in CloudFormation. */
    static final String STACK = "Seaworthy";

    private static final Path SETTINGS = Path.of("cdk.json");

    private Synthesizer() {}

    /** The parameters in {@code cdk.json}. */
    static Map<String, String> defaults() throws IOException {
        Map<String, String> defaults = new LinkedHashMap<>();
        new ObjectMapper()
                .readTree(SETTINGS.toFile())
                .path("context")
                .properties()
                .forEach(entry -> defaults.put(entry.getKey(), entry.getValue().asText()));
        return defaults;
    }

    /**
     * @param directory of the cloud assembly, which is replaced
     * @throws InvalidParameterException if a parameter is invalid
     */
    static CloudAssembly synthesize(Map<String, String> parameters, Path directory) {
        return app(parameters, directory).synth();
    }

    /** Like {@link #synthesize}, before it is synthesized. */
    static App app(Map<String, String> parameters, Path directory) {
        App app = new App(AppProps.builder()
                .outdir(directory.toString())
                .analyticsReporting(false)
                .build());
        new SeaworthyStack(app, STACK, Parameters.from(parameters::get));
        return app;
    }
}
