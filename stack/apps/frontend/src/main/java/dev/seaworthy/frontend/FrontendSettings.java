package dev.seaworthy.frontend;

import dev.seaworthy.common.Environment;
import dev.seaworthy.common.InvalidEnvironment;
import dev.seaworthy.common.ServiceUrl;
import dev.seaworthy.common.VersionResponse;
import java.util.Set;

/** A frontend's settings, from its environment variables. */
record FrontendSettings(ServiceUrl api, VersionResponse version) {

    private static final String API = "API";
    private static final String API_FORM = "the API's base URL, such as http://api-lb";
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> NO_PATH = Set.of("", "/");

    /** @throws InvalidEnvironment for the first variable that is missing or invalid */
    static FrontendSettings from(Environment environment) {
        return new FrontendSettings(api(environment), VersionResponse.from(environment));
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
