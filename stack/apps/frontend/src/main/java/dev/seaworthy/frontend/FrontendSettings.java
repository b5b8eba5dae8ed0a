package dev.seaworthy.frontend;

import dev.seaworthy.common.Environment;
import dev.seaworthy.common.Identity;
import dev.seaworthy.common.InvalidEnvironment;
import java.net.URI;

/** All that a frontend is told by its environment. */
record FrontendSettings(URI api, Identity identity) {

    private static final String API = "API";
    private static final String API_FORM = "the API's base URL, such as http://api-lb";

    /** @throws InvalidEnvironment for the first variable that is missing or cannot be used */
    static FrontendSettings from(Environment environment) {
        return new FrontendSettings(api(environment.required(API, API_FORM)), Identity.from(environment));
    }

    private static URI api(String text) {
        try {
            URI uri = URI.create(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
            throw new InvalidEnvironment(API, API_FORM);
        } catch (IllegalArgumentException e) {
            throw new InvalidEnvironment(API, API_FORM);
        }
    }
}
