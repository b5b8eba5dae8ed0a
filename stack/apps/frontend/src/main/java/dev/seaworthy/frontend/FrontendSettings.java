package dev.seaworthy.frontend;

import dev.seaworthy.common.Environment;
import dev.seaworthy.common.InvalidEnvironment;
import dev.seaworthy.common.ServiceUrl;
import dev.seaworthy.common.VersionResponse;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A frontend's settings, from its environment variables.
 *
 * @param domain of the sites, such as {@code frontend.<domain>}, in lower case
 */
record FrontendSettings(ServiceUrl api, String domain, VersionResponse version) {

    private static final String API = "API";
    private static final String API_FORM = "the API's base URL, such as http://api-lb";
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String DOMAIN = "DOMAIN";
    private static final String DEFAULT_DOMAIN = "localhost";
    private static final Pattern DNS_NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Set<String> NO_PATH = Set.of("", "/");

    /** @throws InvalidEnvironment for the first variable that is missing or invalid */
    static FrontendSettings from(Environment environment) {
        return new FrontendSettings(api(environment), domain(environment), VersionResponse.from(environment));
    }

    /** The default is {@code localhost}. */
    static String domain(Environment environment) {
        String domain = environment.optional(DOMAIN).orElse(DEFAULT_DOMAIN).toLowerCase(Locale.ROOT);
        if (!DNS_NAME.matcher(domain).matches()) {
            throw new InvalidEnvironment(DOMAIN, "a DNS name without a port, such as example.com");
        }
        return domain;
    }

    static ServiceUrl api(Environment environment) {
        ServiceUrl url = ServiceUrl.parse(environment.required(API, API_FORM))
                .filter(candidate -> SCHEMES.contains(candidate.scheme())
                        && NO_PATH.contains(candidate.path())
                        && candidate.user().isEmpty())
                .orElseThrow(() -> new InvalidEnvironment(API, API_FORM));
        if (url.scheme().equals("https") && url.host().contains("_")) {
            throw new InvalidEnvironment(API, API_FORM + "; with https, a host name without an underscore");
        }
        return url;
    }
}
