package dev.seaworthy.common;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a service, without a password. Parsed with a regular expression, because {@link java.net.URI} returns no
 * host for names that Compose allows, such as {@code my_cache}.
 *
 * @param host an IPv6 address is in brackets
 * @param path empty, or begins with a slash
 */
public record ServiceUrl(String scheme, Optional<String> user, String host, OptionalInt port, String path) {

    private static final Pattern URL = Pattern.compile("(?<scheme>[a-z]+)://"
            + "(?:(?<user>[^:@/?#\\s]+)@)?"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)"
            + "(?::(?<port>[1-9][0-9]{0,4}))?"
            + "(?<path>/[^?#\\s]*)?");
    private static final int MAX_PORT = 65_535;

    /** Empty if the text is not such a URL. */
    public static Optional<ServiceUrl> parse(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return Optional.empty();
        }
        int port = url.group("port") == null ? 0 : Integer.parseInt(url.group("port"));
        if (port > MAX_PORT) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ServiceUrl(
                    url.group("scheme"),
                    Optional.ofNullable(url.group("user")).map(ServiceUrl::decode),
                    url.group("host"),
                    port == 0 ? OptionalInt.empty() : OptionalInt.of(port),
                    Optional.ofNullable(url.group("path")).orElse("")));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a percent sign without two hexadecimal digits
        }
    }

    /** The host, with the port if there is one: the value of an HTTP request's Host header. */
    public String authority() {
        return port.isPresent() ? host + ":" + port.getAsInt() : host;
    }

    /** Unlike in a form, a plus sign is not a space. */
    private static String decode(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
