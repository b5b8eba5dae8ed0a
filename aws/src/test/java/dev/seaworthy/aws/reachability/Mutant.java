package dev.seaworthy.aws.reachability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A mistake in the template.
 *
 * @param why why a careless person would make it
 * @param certificate whether it is made in the template with a certificate
 * @param verdict that the check must return
 * @param says what one of the findings must contain
 */
record Mutant(String name, String why, boolean certificate, String verdict, String says, JsonNode changes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Mutant read(Path file) {
        try {
            JsonNode mutant =
                    JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
            return new Mutant(
                    file.getFileName().toString().replace(".yaml", ""),
                    mutant.required("why").asText(),
                    mutant.path("certificate").asBoolean(false),
                    mutant.path("verdict").asText("VIOLATED"),
                    mutant.required("says").asText(),
                    mutant.required("changes"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** @return the template with all changes */
    ChangedTemplate in(ChangedTemplate template) {
        for (JsonNode change : changes) {
            if (change.has("add")) {
                template.add(change.get("add").asText(), change.required("resource"));
            } else if (change.has("set")) {
                template.set(change.get("set").asText(), change.required("to"));
            } else {
                template.remove(change.required("remove").asText());
            }
        }
        return template;
    }

    @Override
    public String toString() {
        return name;
    }
}
