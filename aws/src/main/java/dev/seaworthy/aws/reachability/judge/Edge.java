package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.Traffic;

/**
 * The connections from one node to another.
 *
 * @param promised by the contract: they must be possible
 * @param permitted by the contract: they may be possible, and include the promised ones
 * @param observed those that the deployment permits, in all zones if they are promised and in any if they are not
 */
public record Edge(String from, String to, Traffic promised, Traffic permitted, Traffic observed) {
    /** @return the promised connections that are not possible */
    public Traffic missing() {
        return promised.minus(observed);
    }

    /** @return the possible connections that are not permitted */
    public Traffic unpromised() {
        return observed.minus(permitted);
    }
}
