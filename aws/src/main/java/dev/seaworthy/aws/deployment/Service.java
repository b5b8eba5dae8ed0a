package dev.seaworthy.aws.deployment;

import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.INetworkLoadBalancerTarget;
import software.amazon.awscdk.services.logs.LogGroup;

/** An ECS service; its main container has the name of the tier. */
record Service(Tier tier, FargateService construct, LogGroup log) {

    INetworkLoadBalancerTarget target(int port) {
        return construct.loadBalancerTarget(LoadBalancerTargetOptions.builder()
                .containerName(tier.title())
                .containerPort(port)
                .build());
    }
}
