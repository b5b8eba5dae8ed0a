package dev.seaworthy.aws.reachability.model;

/**
 * A route that leads out of the VPC. Routes within the VPC and those of gateway endpoints are not among them.
 *
 * @param targetId of the gateway
 */
public record Route(String id, Cidr destination, Target target, String targetId) {
    public enum Target {
        INTERNET_GATEWAY,
        /** A public one: private ones are reported as inconclusive. */
        NAT_GATEWAY
    }

    /** @return whether packets to or from the internet can take it, for interfaces with or without public address */
    public boolean leadsToInternet(boolean publicAddress) {
        return destination.containsPublic() && (publicAddress || target == Target.NAT_GATEWAY);
    }

    @Override
    public String toString() {
        return "%s (%s to %s)".formatted(id, destination, targetId);
    }
}
