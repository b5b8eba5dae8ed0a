package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.Vpc;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

/** Reads DescribeVpcAttribute, DescribeInternetGateways and DescribeVpnGateways. */
record VpcDescriptions(AccountContext account) {
    Map<String, Vpc> read() {
        String name = account.name(account.vpc());
        boolean support = account.ec2()
                .describeVpcAttribute(
                        request -> request.vpcId(account.vpc()).attribute(VpcAttributeName.ENABLE_DNS_SUPPORT))
                .enableDnsSupport()
                .value();
        boolean hostNames = account.ec2()
                .describeVpcAttribute(
                        request -> request.vpcId(account.vpc()).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                .enableDnsHostnames()
                .value();
        Filter attached = attachedTo("attachment.vpc-id");
        boolean gateway = account.ec2().describeInternetGatewaysPaginator(request -> request.filters(attached)).stream()
                .anyMatch(page ->
                        page.hasInternetGateways() && !page.internetGateways().isEmpty());
        account.ec2()
                .describeVpnGateways(request -> request.filters(attached))
                .vpnGateways()
                .forEach(vpn -> account.unknown(
                        vpn.vpnGatewayId(), "a VPN gateway leads to networks that the check does not know"));
        return Map.of(name, new Vpc(name, support && hostNames, gateway));
    }

    private Filter attachedTo(String filter) {
        return Filter.builder().name(filter).values(account.vpc()).build();
    }
}
