package dev.seaworthy.aws.deployment;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.constructs.Construct;

/**
 * One security group for each tier, which permits the connections in {@link Connection#ALL} in both directions and
 * nothing else.
 */
final class SecurityGroups {
    private static final List<Integer> PUBLIC_PORTS = List.of(80, 443);

    private final Map<Tier, SecurityGroup> groups = new EnumMap<>(Tier.class);

    SecurityGroups(Construct scope, IVpc vpc) {
        for (Tier tier : Tier.values()) {
            groups.put(
                    tier,
                    SecurityGroup.Builder.create(scope, tier.id() + "Group")
                            .vpc(vpc)
                            .description(tier.title())
                            .allowAllOutbound(false)
                            .build());
        }
        Connection.ALL.forEach(this::permit);
        PUBLIC_PORTS.forEach(port ->
                of(Tier.PUBLIC_LB).addIngressRule(Peer.anyIpv4(), Port.tcp(port), "internet to public-lb:" + port));
        Connection.TASKS.forEach(
                tier -> of(tier).addEgressRule(
                                Peer.anyIpv4(),
                                Port.tcp(443),
                                "layers of images in S3, whose prefix list has another id in each region; no other route leads out"));
    }

    SecurityGroup of(Tier tier) {
        return groups.get(tier);
    }

    private void permit(Connection connection) {
        Port port = Port.tcp(connection.port());
        String description = "%s to %s:%d"
                .formatted(connection.from().title(), connection.to().title(), connection.port());
        of(connection.from()).addEgressRule(of(connection.to()), port, description);
        of(connection.to()).addIngressRule(of(connection.from()), port, description);
    }
}
