package dev.seaworthy.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes models the run {@code run}'s own, with the variable {@code TOKEN}; others have the subnet 172.28.0.0/16; STACK
 * in a model is the stack's directory.
 */
record OwnModelFixture(Path stack, Path copies) {
    static OwnModelFixture in(Path directory) throws IOException {
        return new OwnModelFixture(
                Files.createDirectory(directory.toRealPath().resolve("stack")), directory.resolve("copies"));
    }

    JsonNode own(String yaml) {
        return of(model(false), yaml);
    }

    OwnModel model(boolean singleNetwork) {
        return new OwnModel(
                "run",
                "tag",
                OwnFiles.copiesOf(stack, copies),
                singleNetwork,
                Map.of("TOKEN", "to$ken"),
                () -> new Subnets(List.of("172.28.0.0/16")));
    }

    JsonNode of(OwnModel model, String yaml) {
        JsonNode users = YAMLMapper.shared().readTree(yaml.replace("STACK", stack.toString()));
        return JsonMapper.shared().readTree(model.of(users.toString()));
    }
}
