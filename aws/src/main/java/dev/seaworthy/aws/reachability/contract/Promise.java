package dev.seaworthy.aws.reachability.contract;

/**
 * A TCP connection that must be possible.
 *
 * @param purpose what it is for, as the contract names it: the same target, or one behind a load balancer
 */
public record Promise(String from, Target to, String purpose) {
    static Promise direct(String from, Target to) {
        return new Promise(from, to, to.toString());
    }

    @Override
    public String toString() {
        return "%s must reach %s".formatted(from, purpose);
    }
}
