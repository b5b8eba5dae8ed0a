package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Network;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The subnets of an engine's networks. No two of its networks can have overlapping ones.
 *
 * @param inUse in CIDR notation, such as {@code 172.28.0.0/16}
 */
record Subnets(List<String> inUse) {
    /** @param run the name of the run, whose own networks are left out */
    static Subnets ofOthers(DockerClient docker, String run) {
        List<Network> networks =
                EngineCall.of("listing networks", () -> docker.listNetworksCmd().exec());
        return new Subnets(networks.stream()
                .filter(network -> network.getLabels() == null
                        || !network.getLabels()
                                .getOrDefault(ComposeLabels.PROJECT, "")
                                .startsWith(run))
                .flatMap(Subnets::of)
                .toList());
    }

    private static Stream<String> of(Network network) {
        return network.getIpam() == null || network.getIpam().getConfig() == null
                ? Stream.empty()
                : network.getIpam().getConfig().stream()
                        .map(Network.Ipam.Config::getSubnet)
                        .filter(subnet -> subnet != null && !subnet.isEmpty());
    }

    /** @return whether a network of the engine has an address of this subnet; false if it is none */
    boolean overlap(String subnet) {
        return inUse.stream().anyMatch(other -> overlap(subnet, other));
    }

    private static boolean overlap(String one, String other) {
        try {
            InetAddress first = address(one);
            InetAddress second = address(other);
            int bits = first.getAddress().length * 8;
            return bits == second.getAddress().length * 8
                    && prefix(first, bits - Math.min(length(one), length(other)))
                            .equals(prefix(second, bits - Math.min(length(one), length(other))));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return false; // the engine refuses it
        }
    }

    private static InetAddress address(String subnet) {
        return InetAddress.ofLiteral(subnet.split("/")[0]);
    }

    private static int length(String subnet) {
        return Integer.parseInt(subnet.split("/")[1]);
    }

    private static BigInteger prefix(InetAddress address, int hostBits) {
        return new BigInteger(1, address.getAddress()).shiftRight(hostBits);
    }
}
