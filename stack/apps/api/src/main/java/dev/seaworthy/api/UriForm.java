package dev.seaworthy.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code postgresql://user:password@host:port/database?option=value}. Parsed with a regular expression, because
 * {@link java.net.URI} returns no host for names that Compose allows, such as {@code my_database}.
 */
final class UriForm {

    private static final Pattern SCHEME = Pattern.compile("postgres(?:ql)?://.*", Pattern.DOTALL);
    private static final Pattern URI = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
            + "(?<host>\\[[0-9A-Fa-f:.%]+]|[^:@/?,]*)(?::(?<port>[^/?,]*))?"
            + "(?:/(?<dbname>[^?]*))?"
            + "(?:\\?(?<options>.*))?");

    private UriForm() {}

    static boolean fits(String text) {
        return SCHEME.matcher(text).matches();
    }

    /** @throws InvalidConnectionString if the text is not such a URI, or contains more than one host */
    static Map<String, String> parse(String text) {
        Matcher uri = URI.matcher(text);
        if (!uri.matches()) {
            throw new InvalidConnectionString("not a URI of the form postgresql://user@host:port/database");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : new String[] {"user", "password", "host", "port", "dbname"}) {
            String value = uri.group(part);
            if (value != null && !value.isEmpty()) {
                parameters.put(part, decode(value));
            }
        }
        if (uri.group("options") != null && !uri.group("options").isEmpty()) {
            addOptions(uri.group("options"), parameters);
        }
        return parameters;
    }

    private static void addOptions(String options, Map<String, String> parameters) {
        for (String option : options.split("&")) {
            String[] pair = option.split("=", 2);
            if (pair.length != 2) {
                throw new InvalidConnectionString("\"=\" is missing after an option of the URI");
            }
            parameters.put(decode(pair[0]), decode(pair[1]));
        }
    }

    /** Unlike in a form, a plus sign is not a space. */
    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidConnectionString("the percent-encoding of the URI is invalid");
        }
    }
}
