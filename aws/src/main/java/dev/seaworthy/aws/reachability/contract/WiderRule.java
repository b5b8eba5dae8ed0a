package dev.seaworthy.aws.reachability.contract;

/**
 * A rule of security groups that permits more than the contract, with the reason why it may.
 *
 * @param rule direction, traffic and peer, like {@code egress 443 to 0.0.0.0/0}
 * @param to the target for which it is required; other groups must not have the rule
 */
public record WiderRule(String rule, Target to, String reason) {}
