package dev.seaworthy.probe.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A deployment that is judged from outside, by the options of a run. It uses no library, since {@link TargetValidation}
 * runs it from its source.
 *
 * @param scheme of the URL: http or https
 * @param host of the URL
 * @param http the port for HTTP; empty if the deployment has none
 * @param https the port for HTTPS; empty if the deployment has none
 * @param domain the host name of the visit counter, to which those of the other sites are added
 * @param certificate the only one that clients trust; empty if they trust those of authorities
 */
public record Target(
        String scheme, String host, OptionalInt http, OptionalInt https, String domain, Optional<Path> certificate) {
    private static final Map<String, Integer> STANDARD = Map.of("http", 80, "https", 443);
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");
    private static final String LOCAL = "localhost";

    /**
     * @return the target of this run; empty if the run starts a stack on this host
     * @throws IllegalArgumentException if an option is invalid: in one line
     */
    public static Optional<Target> ofRun() {
        return System.getProperty("target") == null ? Optional.empty() : Optional.of(of(System::getProperty));
    }

    /**
     * @param property returns the value of an option without {@code -D}; null if it is missing
     * @throws IllegalArgumentException if one is invalid: in one line
     */
    static Target of(UnaryOperator<String> property) {
        URI url = url(property.apply("target"));
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String domain = Optional.ofNullable(property.apply("domain"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .orElse(ADDRESS.matcher(host).matches() ? LOCAL : host);
        refuseUnless(NAME.matcher(domain).matches(), "-Ddomain: expected a host name, not \"" + domain + "\"");
        refuseUnless(
                property.apply("target." + scheme) == null,
                "-Dtarget.%s: the port for %s is in -Dtarget".formatted(scheme, scheme));
        return new Target(
                scheme,
                host,
                port(url, "http", property),
                port(url, "https", property),
                domain,
                Optional.ofNullable(property.apply("target.certificate")).map(Path::of));
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            refuseUnless(
                    url.getScheme() != null
                            && STANDARD.containsKey(url.getScheme().toLowerCase(Locale.ROOT)),
                    "-Dtarget: expected http:// or https:// and a host, not \"" + text + "\"");
            refuseUnless(url.getHost() != null, "-Dtarget: \"" + text + "\" has no valid host");
            refuseUnless(
                    url.getPort() == -1 || isPort(url.getPort()),
                    "-Dtarget: expected a port from 1 to 65535 in \"" + text + "\"");
            refuseUnless(
                    url.getRawPath().matches("/?")
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null
                            && url.getRawUserInfo() == null,
                    "-Dtarget: expected scheme, host and port only, without a path or a user: " + text);
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("-Dtarget: \"%s\" is no URL: %s".formatted(text, e.getReason()), e);
        }
    }

    private static OptionalInt port(URI url, String scheme, UnaryOperator<String> property) {
        String given = property.apply("target." + scheme);
        if ("none".equals(given)) {
            return OptionalInt.empty();
        }
        if (given != null) {
            refuseUnless(
                    given.matches("\\d{1,5}") && isPort(Integer.parseInt(given)),
                    "-Dtarget.%s: expected a port from 1 to 65535 or none, not \"%s\"".formatted(scheme, given));
            return OptionalInt.of(Integer.parseInt(given));
        }
        int standard = STANDARD.get(url.getScheme().toLowerCase(Locale.ROOT));
        int ofUrl = url.getPort() == -1 ? standard : url.getPort();
        if (scheme.equalsIgnoreCase(url.getScheme())) {
            return OptionalInt.of(ofUrl);
        }
        return ofUrl == standard ? OptionalInt.of(STANDARD.get(scheme)) : OptionalInt.empty();
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= 65_535;
    }

    private static void refuseUnless(boolean valid, String reason) {
        if (!valid) {
            throw new IllegalArgumentException(reason);
        }
    }

    public OptionalInt port(String ofScheme) {
        return ofScheme.equals("http") ? http : https;
    }

    /** @return whether it is a stack of a developer, which has sites for operators: a deployment elsewhere has none */
    public boolean isLocal() {
        return domain.equals(LOCAL) && (host.equals(LOCAL) || host.endsWith("." + LOCAL));
    }

    /** @return the URL, with its port unless it is the scheme's standard port */
    @Override
    public String toString() {
        int port = port(scheme).orElseThrow();
        return "%s://%s%s".formatted(scheme, host, port == STANDARD.get(scheme) ? "" : ":" + port);
    }
}
