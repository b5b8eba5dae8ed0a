package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Reads DescribeLoadBalancers, DescribeListeners, DescribeRules, DescribeTargetGroups and their attributes. */
record LoadBalancerDescriptions(
        AccountContext account, ElasticLoadBalancingV2Client client, InterfaceDescriptions interfaces) {
    List<Node> read() {
        List<Node> balancers = new ArrayList<>();
        client.describeLoadBalancersPaginator(request -> {}).loadBalancers().stream()
                .filter(balancer -> account.vpc().equals(balancer.vpcId()))
                .forEach(balancer -> {
                    if (balancer.type() == LoadBalancerTypeEnum.GATEWAY) {
                        account.unknown(
                                balancer.loadBalancerArn(),
                                "the check does not know load balancers of the type gateway");
                    } else {
                        balancers.add(balancer(balancer));
                    }
                });
        return balancers;
    }

    private Node balancer(LoadBalancer balancer) {
        String arn = balancer.loadBalancerArn();
        String description = "ELB " + arn.substring(arn.indexOf("loadbalancer/") + "loadbalancer/".length());
        interfaces.claim(description::equals);
        boolean internetFacing = balancer.scheme() == LoadBalancerSchemeEnum.INTERNET_FACING;
        return new Node.LoadBalancer(
                account.name(arn),
                internetFacing,
                interfaces.inSubnets(
                        balancer.availabilityZones().stream()
                                .map(AvailabilityZone::subnetId)
                                .toList(),
                        balancer.securityGroups(),
                        internetFacing),
                client.describeListenersPaginator(request -> request.loadBalancerArn(arn)).listeners().stream()
                        .map(this::listener)
                        .toList(),
                client.describeTargetGroupsPaginator(request -> request.loadBalancerArn(arn)).targetGroups().stream()
                        .map(this::targetGroup)
                        .toList());
    }

    private Node.Listener listener(Listener listener) {
        // only application load balancers have rules
        Stream<Action> ofRules = listener.loadBalancerArn().contains("loadbalancer/app/")
                ? client.describeRules(request -> request.listenerArn(listener.listenerArn())).rules().stream()
                        .flatMap(rule -> rule.actions().stream())
                : Stream.empty();
        return new Node.Listener(
                account.name(listener.listenerArn()),
                listener.port(),
                listener.protocolAsString(),
                !listener.certificates().isEmpty(),
                Stream.concat(listener.defaultActions().stream(), ofRules)
                        .flatMap(LoadBalancerDescriptions::targetGroups)
                        .map(account::name)
                        .distinct()
                        .toList());
    }

    private static Stream<String> targetGroups(Action action) {
        Stream<String> single = Stream.ofNullable(action.targetGroupArn());
        return action.forwardConfig() == null
                ? single
                : Stream.concat(
                        single, action.forwardConfig().targetGroups().stream().map(TargetGroupTuple::targetGroupArn));
    }

    private Node.TargetGroup targetGroup(TargetGroup group) {
        boolean preserves = client
                .describeTargetGroupAttributes(request -> request.targetGroupArn(group.targetGroupArn()))
                .attributes()
                .stream()
                .anyMatch(attribute -> attribute.key().equals("preserve_client_ip.enabled")
                        && attribute.value().equals("true"));
        String port = group.healthCheckPort();
        return new Node.TargetGroup(
                account.name(group.targetGroupArn()),
                preserves,
                port == null || port.equals("traffic-port") ? -1 : Integer.parseInt(port));
    }
}
