package dev.seaworthy.aws.deployment;

import java.util.Locale;

/** What has a security group of its own. */
enum Tier {
    PUBLIC_LB("PublicLoadBalancer"),
    EDGE("Edge"),
    FRONTEND("Frontend"),
    INTERNAL_LB("InternalLoadBalancer"),
    API_LB("ApiLb"),
    API("Api"),
    DATABASE("Database"),
    CACHE("Cache"),
    MESSAGES("Messages"),
    FILES("Files"),
    ENDPOINTS("Endpoints"),
    SECRETS_ENDPOINT("SecretsEndpoint");

    private final String id;

    Tier(String id) {
        this.id = id;
    }

    /** The id of its constructs. */
    String id() {
        return id;
    }

    /** As in the Compose file and the contract, such as {@code api-lb}. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
