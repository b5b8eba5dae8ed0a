package dev.seaworthy.aws.projection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the script that creates the secrets of the projection, in the place of Secrets Manager. */
record Secrets(List<EcsService> services) {
    private static final String DATABASE = "DatabaseSecret";

    static String environmentFile(EcsService service) {
        return "secrets/%s.env".formatted(service.name());
    }

    /** @param template with the marks {@code @PASSWORDS@} and {@code @ENVIRONMENTS@} */
    String script(String template) {
        Set<String> passwords = new LinkedHashSet<>();
        List<String> environments = new ArrayList<>();
        for (EcsService service : services) {
            List<String> pairs = new ArrayList<>();
            service.prepare().path("Secrets").forEach(secret -> {
                String password = password(secret.path("ValueFrom"));
                passwords.add(password);
                pairs.add(secret.path("Name").asText() + "=" + password);
            });
            if (!pairs.isEmpty()) {
                environments.add("environment %s.env %s".formatted(service.name(), String.join(" ", pairs)));
            }
        }
        return template.replace(
                        "@PASSWORDS@",
                        passwords.stream().map("password %s"::formatted).collect(Collectors.joining("\n")))
                .replace("@ENVIRONMENTS@", String.join("\n", environments));
    }

    /** The name of the file: that of the secret's resource. */
    private static String password(JsonNode from) {
        String id = from.has("Ref")
                ? from.path("Ref").asText()
                : from.at("/Fn::Join/1")
                        .valueStream()
                        .filter(part -> part.has("Ref"))
                        .map(part -> part.path("Ref").asText())
                        .filter(reference -> !reference.startsWith("AWS::"))
                        .findFirst()
                        .orElseThrow(() -> new ProjectionException("the projection does not know the secret " + from));
        String name = Texts.withoutHash(id);
        return name.startsWith(DATABASE) ? Database.PASSWORD : name;
    }
}
