package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.Match;
import dev.seaworthy.aws.reachability.model.Traffic;

/**
 * The traffic that something permits.
 *
 * @param always for all addresses: what a promised connection requires
 * @param sometimes for at least one address: what a connection that is not promised must not have
 * @param alwaysAtBest for all addresses, if every value that could not be resolved permits it
 * @param sometimesAtBest for at least one address, if every value that could not be resolved permits it
 */
record Permission(Traffic always, Traffic sometimes, Traffic alwaysAtBest, Traffic sometimesAtBest) {
    static final Permission ALL = certain(Traffic.ALL);
    static final Permission NONE = certain(Traffic.NONE);
    static final Permission UNKNOWN = new Permission(Traffic.NONE, Traffic.NONE, Traffic.ALL, Traffic.ALL);

    static Permission certain(Traffic traffic) {
        return new Permission(traffic, traffic, traffic, traffic);
    }

    static Permission certain(boolean permitted) {
        return permitted ? ALL : NONE;
    }

    /** @return what a rule for this traffic permits, if so many of the addresses match it */
    static Permission of(Traffic traffic, Match match) {
        return switch (match) {
            case ALL -> certain(traffic);
            case SOME -> new Permission(Traffic.NONE, traffic, Traffic.NONE, traffic);
            case UNKNOWN -> new Permission(Traffic.NONE, Traffic.NONE, traffic, traffic);
            case NONE -> NONE;
        };
    }

    /** @return what both permit, for the same addresses */
    Permission and(Permission other) {
        return new Permission(
                always.and(other.always),
                sometimes.and(other.sometimes),
                alwaysAtBest.and(other.alwaysAtBest),
                sometimesAtBest.and(other.sometimesAtBest));
    }

    /** @return what one of two rules permits, for the same addresses */
    Permission or(Permission other) {
        return new Permission(
                always.or(other.always),
                sometimes.or(other.sometimes),
                alwaysAtBest.or(other.alwaysAtBest),
                sometimesAtBest.or(other.sometimesAtBest));
    }

    /** @return the permission for the addresses of both: in another zone, for example */
    Permission together(Permission other) {
        return new Permission(
                always.and(other.always),
                sometimes.or(other.sometimes),
                alwaysAtBest.and(other.alwaysAtBest),
                sometimesAtBest.or(other.sometimesAtBest));
    }

    /** @return everything if this permits the answers to connections, otherwise nothing */
    Permission ofAnswers() {
        return new Permission(
                answers(always.contains(Traffic.EPHEMERAL)),
                answers(!sometimes.and(Traffic.EPHEMERAL).isEmpty()),
                answers(alwaysAtBest.contains(Traffic.EPHEMERAL)),
                answers(!sometimesAtBest.and(Traffic.EPHEMERAL).isEmpty()));
    }

    private static Traffic answers(boolean permitted) {
        return permitted ? Traffic.ALL : Traffic.NONE;
    }
}
