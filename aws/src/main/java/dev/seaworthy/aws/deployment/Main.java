package dev.seaworthy.aws.deployment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Synthesizes the deployment: {@code Main OUTPUT [PARAMETER=VALUE...]}, in the working directory {@code aws}. */
public final class Main {
    private Main() {}

    /** Exits with 2 and one line if a parameter is invalid. */
    public static void main(String... arguments) throws IOException {
        try {
            List<String> all = List.of(arguments);
            Synthesizer.synthesize(parameters(all.subList(1, all.size())), Path.of(all.getFirst()));
        } catch (InvalidParameterException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** The defaults, and what differs from them. */
    private static Map<String, String> parameters(List<String> changes) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>(Synthesizer.defaults());
        for (String change : changes) {
            String[] parts = change.split("=", 2);
            if (!parameters.containsKey(parts[0])) {
                throw new InvalidParameterException("%s: there is no such parameter; there are %s"
                        .formatted(parts[0], String.join(", ", parameters.keySet())));
            }
            parameters.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return parameters;
    }
}
