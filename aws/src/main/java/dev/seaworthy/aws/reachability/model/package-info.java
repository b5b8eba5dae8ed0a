/**
 * What a deployment on AWS contains that decides about connections, whether it was read from a template or from an
 * account: nodes with network interfaces, security groups, subnets, route tables and network ACLs. Judges nothing.
 */
package dev.seaworthy.aws.reachability.model;
