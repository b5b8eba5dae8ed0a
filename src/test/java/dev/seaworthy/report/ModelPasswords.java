package dev.seaworthy.report;

import dev.seaworthy.docker.ComposeModel;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds passwords in a Compose model by the names of variables, build arguments and options, and by connection strings.
 */
final class ModelPasswords {
    private static final Pattern PASSWORD = Pattern.compile("(?i)(?!.*_file$)"
            + "(?:.*(?:password|passwd|passphrase|secret|token|credential).*|(?:.*_)?pass|.*_pwd|redis_?auth|.*_salt)"
            + "|(?-i:.*[a-z](?:Pass|Pwd))");
    /** Unlike a password, a key is often in a file, and the variable has its path. */
    private static final Pattern KEY = Pattern.compile(
            "(?i)(?:.*_)?(?:api|app|private|access|encryption|signing|master|account|auth|nonce|logged_in)_?key");

    private static final Pattern PATH = Pattern.compile("/\\S*");
    private static final String VALUE = "(?<password>\"[^\"]+\"|'[^']+'|[^\\s;&\"']+)";

    private static final List<Pattern> IN_TEXTS = List.of(
            Pattern.compile("\\w+://[^/@\\s:]*:(?<password>[^/@\\s]+)@"),
            // of Go's MySQL driver
            Pattern.compile("[\\w.-]+:(?<password>[^@\\s:/]+)@(?:tcp|unix)\\("),
            // of libpq and ADO.NET
            Pattern.compile("(?i)\\b(?:password|passwd|pwd)\\s*=\\s*" + VALUE),
            Pattern.compile(
                    "--?(?i:requirepass|masterauth|[\\w-]*(?:password|passwd|passphrase|secret|token))(?:=|\\s+)"
                            + VALUE),
            Pattern.compile("\\bredis-cli\\b[^|;&]*?\\s-a\\s+" + VALUE),
            Pattern.compile("\\bmysql\\w*\\b[^|;&]*?\\s-p" + VALUE));

    private ModelPasswords() {}

    /** @param model output of {@code docker compose config} as JSON */
    static Stream<String> of(JsonNode model) {
        return model.path("services").valueStream().flatMap(ModelPasswords::ofService);
    }

    private static Stream<String> ofService(JsonNode service) {
        Stream<String> variables = Stream.of(
                        service.path("environment"), service.path("build").path("args"))
                .flatMap(named -> named.properties().stream())
                .flatMap(variable -> ofVariable(variable.getKey(), text(variable.getValue())));
        Stream<String> commands = Stream.of(
                        service.path("entrypoint"),
                        service.path("command"),
                        service.path("healthcheck").path("test"))
                .map(words -> words.valueStream().map(ModelPasswords::text).collect(Collectors.joining(" ")))
                .flatMap(ModelPasswords::ofText);
        return Stream.concat(variables, commands);
    }

    private static Stream<String> ofVariable(String name, String value) {
        boolean isPassword = PASSWORD.matcher(name).matches()
                || KEY.matcher(name).matches() && !PATH.matcher(value).matches();
        return isPassword ? Stream.of(value) : ofText(value);
    }

    private static Stream<String> ofText(String text) {
        return IN_TEXTS.stream()
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group("password").replaceAll("^[\"']|[\"']$", ""))
                .filter(password -> !password.startsWith("$")); // a variable of a shell
    }

    private static String text(JsonNode value) {
        return ComposeModel.literal(value.asString(""));
    }
}
