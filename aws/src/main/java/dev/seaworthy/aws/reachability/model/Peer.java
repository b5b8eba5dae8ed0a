package dev.seaworthy.aws.reachability.model;

/** The other side of the connections that a rule of a security group permits. */
public sealed interface Peer {
    record Block(Cidr cidr) implements Peer {
        @Override
        public String toString() {
            return cidr.toString();
        }
    }

    /** The network interfaces in a security group. */
    record Group(String id) implements Peer {
        @Override
        public String toString() {
            return id;
        }
    }

    /**
     * @param service the last part of the name of the AWS service whose addresses the list contains, like {@code s3}
     */
    record PrefixList(String service) implements Peer {
        @Override
        public String toString() {
            return "the prefix list of " + service;
        }
    }

    /** An IPv6 block. It matches nothing: subnets with IPv6 addresses are reported as inconclusive. */
    record Ipv6(String block) implements Peer {
        @Override
        public String toString() {
            return block;
        }
    }

    record Unresolved(String reason) implements Peer {
        @Override
        public String toString() {
            return "what could not be resolved: " + reason;
        }
    }
}
