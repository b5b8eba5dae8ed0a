package dev.seaworthy.aws.reachability.model;

/**
 * A rule of a security group. It permits; what no rule permits is blocked.
 *
 * @param id of the rule itself, or of its group and the property that contains it
 */
public record Rule(String id, Traffic traffic, Peer peer) {}
