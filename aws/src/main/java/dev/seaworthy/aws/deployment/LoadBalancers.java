package dev.seaworthy.aws.deployment;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseNetworkListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.Protocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/**
 * The public load balancer in front of the edge, and the internal one in front of api-lb. They balance connections; the
 * requests are balanced, and retried, by the two nginx behind them.
 */
final class LoadBalancers {
    private final Construct scope;
    private final IVpc vpc;
    private final SecurityGroups groups;
    private final boolean protect;
    private final NetworkLoadBalancer publicLb;
    private final NetworkLoadBalancer internalLb;

    LoadBalancers(Construct scope, IVpc vpc, SecurityGroups groups, boolean protect) {
        this.scope = scope;
        this.vpc = vpc;
        this.groups = groups;
        this.protect = protect;
        publicLb = balancer(Tier.PUBLIC_LB, true, Network.PUBLIC);
        internalLb = balancer(Tier.INTERNAL_LB, false, Network.TASKS);
    }

    NetworkLoadBalancer publicLb() {
        return publicLb;
    }

    NetworkLoadBalancer internalLb() {
        return internalLb;
    }

    /** With a certificate, TLS ends at the load balancer, which opens another TLS connection to the edge. */
    void toEdge(Service edge, Optional<String> certificate) {
        listen(publicLb, "Http", 80, Protocol.TCP, Optional.empty(), target(edge, "EdgeHttp", 80, Protocol.TCP));
        Protocol secure = certificate.isPresent() ? Protocol.TLS : Protocol.TCP;
        listen(publicLb, "Https", 443, secure, certificate, target(edge, "EdgeHttps", 443, secure));
    }

    void toApiLb(Service apiLb) {
        listen(internalLb, "Http", 80, Protocol.TCP, Optional.empty(), target(apiLb, "ApiLb", 80, Protocol.TCP));
    }

    private NetworkLoadBalancer balancer(Tier tier, boolean internetFacing, SubnetSelection subnets) {
        return NetworkLoadBalancer.Builder.create(scope, tier.id())
                .vpc(vpc)
                .internetFacing(internetFacing)
                .vpcSubnets(subnets)
                .crossZoneEnabled(true) // a zone without a healthy task still gets responses
                .securityGroups(List.of(groups.of(tier)))
                .deletionProtection(protect)
                .build();
    }

    /**
     * The targets see the address of the load balancer, not that of the client: whether responses reach clients from
     * subnets without a route to them could not be tried without an account.
     */
    private NetworkTargetGroup target(Service service, String id, int port, Protocol protocol) {
        return NetworkTargetGroup.Builder.create(scope, id + "Targets")
                .vpc(vpc)
                .targetType(TargetType.IP)
                .port(port)
                .protocol(protocol)
                .preserveClientIp(false)
                .deregistrationDelay(Duration.seconds(30))
                .targets(List.of(service.target(port)))
                .healthCheck(HealthCheck.builder()
                        .protocol(Protocol.HTTP)
                        .port("80")
                        .path("/version") // is answered by a frontend or an API, and counts no visit
                        .interval(Duration.seconds(10))
                        .timeout(Duration.seconds(6))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(2)
                        .build())
                .build();
    }

    private static void listen(
            NetworkLoadBalancer balancer,
            String id,
            int port,
            Protocol protocol,
            Optional<String> certificate,
            NetworkTargetGroup target) {
        BaseNetworkListenerProps.Builder listener =
                BaseNetworkListenerProps.builder().port(port).protocol(protocol).defaultTargetGroups(List.of(target));
        certificate.ifPresent(arn ->
                listener.certificates(List.of(ListenerCertificate.fromArn(arn))).sslPolicy(SslPolicy.RECOMMENDED_TLS));
        balancer.addListener(id, listener.build());
    }
}
