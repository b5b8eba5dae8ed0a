package dev.seaworthy.aws.reachability.model;

/** The addresses that one side of a connection can have. */
public sealed interface Addresses {
    /** @return how many of these addresses the block contains */
    Match in(Cidr block);

    /** Those of a subnet. */
    record Within(Cidr subnet) implements Addresses {
        @Override
        public Match in(Cidr block) {
            return block.covers(subnet) ? Match.ALL : block.overlaps(subnet) ? Match.SOME : Match.NONE;
        }
    }

    /** Those of hosts on the internet. */
    record Internet() implements Addresses {
        @Override
        public Match in(Cidr block) {
            return block.prefix() == 0 ? Match.ALL : block.containsPublic() ? Match.SOME : Match.NONE;
        }
    }

    /** Those of any client, which a load balancer preserves. */
    record Anywhere() implements Addresses {
        @Override
        public Match in(Cidr block) {
            return block.prefix() == 0 ? Match.ALL : Match.SOME;
        }
    }

    /** Those of a subnet whose block could not be resolved. */
    record Unresolved() implements Addresses {
        @Override
        public Match in(Cidr block) {
            return block.prefix() == 0 ? Match.ALL : Match.UNKNOWN;
        }
    }
}
