package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.Vpc;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads AWS::EC2::VPC and AWS::EC2::VPCGatewayAttachment. */
record VpcReader(Resources resources) {
    Map<String, Vpc> read() {
        Map<String, Vpc> vpcs = new LinkedHashMap<>();
        resources.each(
                "AWS::EC2::VPC",
                vpc -> vpcs.put(
                        vpc.id(),
                        new Vpc(
                                vpc.id(),
                                vpc.get("EnableDnsSupport").bool(true)
                                        && vpc.get("EnableDnsHostnames").bool(false),
                                false)));
        resources.each("AWS::EC2::VPCGatewayAttachment", attachment -> {
            if (attachment.get("VpnGatewayId").isPresent()) {
                throw attachment
                        .get("VpnGatewayId")
                        .unresolved("a VPN gateway leads to networks that the check does not know");
            }
            vpcs.computeIfPresent(attachment.get("VpcId").id(), (id, vpc) -> new Vpc(id, vpc.dns(), true));
        });
        return vpcs;
    }
}
