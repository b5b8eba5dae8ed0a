package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.NetworkInterface;
import dev.seaworthy.aws.reachability.model.Subnet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;

/**
 * Reads DescribeNetworkInterfaces. Each reader claims the interfaces of what it reads; the others belong to something
 * that the check does not know.
 */
final class InterfaceDescriptions {
    private final AccountContext account;
    private final Map<String, Subnet> subnets;
    private final List<software.amazon.awssdk.services.ec2.model.NetworkInterface> described;
    private final Set<String> claimed = new HashSet<>();

    InterfaceDescriptions(AccountContext account, Map<String, Subnet> subnets) {
        this.account = account;
        this.subnets = subnets;
        this.described = account
                .ec2()
                .describeNetworkInterfacesPaginator(request -> request.filters(account.inVpc()))
                .networkInterfaces()
                .stream()
                .toList();
        described.stream()
                .filter(one -> one.interfaceType() == NetworkInterfaceType.NAT_GATEWAY)
                .forEach(one -> claim(one.networkInterfaceId()));
    }

    void claim(String id) {
        claimed.add(id);
    }

    /** @return the interfaces whose description is accepted, which are claimed by that */
    List<software.amazon.awssdk.services.ec2.model.NetworkInterface> claim(Predicate<String> description) {
        return claimAll(one -> one.description() != null && description.test(one.description()));
    }

    /**
     * Claims the interfaces with such a description that are in these security groups and subnets.
     *
     * @return whether one of them has a public address
     */
    boolean claimPublic(Predicate<String> description, List<String> groupIds, List<String> subnetIds) {
        return claimAll(one -> one.description() != null
                        && description.test(one.description())
                        && subnetIds.contains(one.subnetId())
                        && Set.copyOf(groupsOf(one)).equals(Set.copyOf(groupIds)))
                .stream()
                .anyMatch(InterfaceDescriptions::isPublic);
    }

    /** @return the security groups, by their names, of the interface that has this private address */
    Optional<List<String>> groupsAt(String address) {
        return described.stream()
                .filter(one -> one.privateIpAddresses().stream()
                        .anyMatch(assigned -> address.equals(assigned.privateIpAddress())))
                .findFirst()
                .map(one -> names(groupsOf(one)));
    }

    NetworkInterface place(software.amazon.awssdk.services.ec2.model.NetworkInterface one) {
        return new NetworkInterface(subnets.get(one.subnetId()), names(groupsOf(one)), isPublic(one));
    }

    /** @return an interface in each subnet, with these security groups */
    List<NetworkInterface> inSubnets(List<String> subnetIds, List<String> groupIds, boolean publicAddress) {
        subnetIds.stream()
                .filter(subnet -> !subnets.containsKey(subnet))
                .forEach(subnet ->
                        account.unknown(subnet, "this subnet is in another VPC, which the check does not read"));
        return subnetIds.stream()
                .filter(subnets::containsKey)
                .map(subnet -> new NetworkInterface(subnets.get(subnet), names(groupIds), publicAddress))
                .toList();
    }

    void reportOthers() {
        described.stream()
                .filter(one -> !claimed.contains(one.networkInterfaceId()))
                .forEach(one -> account.unknown(
                        one.networkInterfaceId(),
                        "the check does not know what this network interface belongs to: \"%s\", of the type %s",
                        one.description(),
                        one.interfaceTypeAsString()));
    }

    private List<software.amazon.awssdk.services.ec2.model.NetworkInterface> claimAll(
            Predicate<software.amazon.awssdk.services.ec2.model.NetworkInterface> some) {
        List<software.amazon.awssdk.services.ec2.model.NetworkInterface> found =
                described.stream().filter(some).toList();
        found.forEach(one -> claim(one.networkInterfaceId()));
        return found;
    }

    private List<String> names(List<String> groupIds) {
        return groupIds.stream().map(account::name).toList();
    }

    private static List<String> groupsOf(software.amazon.awssdk.services.ec2.model.NetworkInterface one) {
        return one.groups().stream().map(GroupIdentifier::groupId).toList();
    }

    private static boolean isPublic(software.amazon.awssdk.services.ec2.model.NetworkInterface one) {
        return one.association() != null && one.association().publicIp() != null;
    }
}
