package dev.seaworthy.aws.deployment;

import static dev.seaworthy.aws.deployment.Tier.API;
import static dev.seaworthy.aws.deployment.Tier.CACHE;
import static dev.seaworthy.aws.deployment.Tier.EDGE;
import static dev.seaworthy.aws.deployment.Tier.MESSAGES;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A volume on the ephemeral, encrypted storage of a task, which {@code prepare} fills for the main container. Fargate
 * has no tmpfs with a limited size.
 */
enum TaskVolume {
    TMP("/tmp", false, EnumSet.allOf(Tier.class)),
    SECRETS("/run/secrets", true, EnumSet.of(EDGE, API, CACHE, MESSAGES)),
    CONFIGURATION("/etc/seaworthy", true, EnumSet.of(API)),
    DATA("/data", false, EnumSet.of(CACHE));

    private final String path;
    private final boolean readOnly;
    private final Set<Tier> tiers;

    TaskVolume(String path, boolean readOnly, Set<Tier> tiers) {
        this.path = path;
        this.readOnly = readOnly;
        this.tiers = tiers;
    }

    boolean isOf(Tier tier) {
        return tiers.contains(tier);
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In the main container. */
    String path() {
        return path;
    }

    /** In the main container. */
    boolean isReadOnly() {
        return readOnly;
    }

    /** In the container {@code prepare}. */
    String preparedPath() {
        return "/prepared/" + title();
    }
}
