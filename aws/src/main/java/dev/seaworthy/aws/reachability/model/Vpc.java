package dev.seaworthy.aws.reachability.model;

/**
 * A virtual private cloud.
 *
 * @param dns whether the names of interface endpoints with private DNS are resolved: DNS support and DNS host names
 * @param internetGateway whether one is attached
 */
public record Vpc(String id, boolean dns, boolean internetGateway) {}
