package dev.seaworthy.aws.reachability.model;

import java.util.List;

/**
 * One of the places of a node in the network; a service has one for each subnet in which its tasks can run.
 *
 * @param groups its security groups; none if nothing filters its traffic, which only load balancers permit
 * @param publicAddress whether it has a public address, or can get one
 */
public record NetworkInterface(Subnet subnet, List<String> groups, boolean publicAddress) {
    public NetworkInterface {
        groups = List.copyOf(groups);
    }
}
