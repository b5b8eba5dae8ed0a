package dev.seaworthy.aws.deployment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;

/**
 * The CDK application, which runs in the directory {@code aws}: {@code Main [OUTPUT [PARAMETER=VALUE...]]}. Without
 * arguments, the command line of the CDK provides the output directory and the parameters.
 */
public final class Main {
    private Main() {}

    /** Exits with 2 and one line if a parameter is invalid. */
    public static void main(String[] arguments) throws IOException {
        try {
            if (arguments.length == 0) {
                App app = new App();
                new SeaworthyStack(app, CommittedTemplate.STACK, Parameters.from(app.getNode()::tryGetContext));
                app.synth();
            } else {
                CommittedTemplate.synthesize(context(List.of(arguments)), Path.of(arguments[0]));
            }
        } catch (InvalidParameterException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** The defaults, and what differs from them. */
    private static Map<String, Object> context(List<String> arguments) throws IOException {
        Map<String, Object> context = new LinkedHashMap<>(CommittedTemplate.defaults());
        for (String argument : arguments.subList(1, arguments.size())) {
            String[] parts = argument.split("=", 2);
            if (!context.containsKey(parts[0])) {
                throw new InvalidParameterException("%s: there is no such parameter; there are %s"
                        .formatted(parts[0], String.join(", ", context.keySet())));
            }
            context.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return context;
    }
}
