package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Reads DescribeTargetHealth: a load balancer also forwards to targets that somebody has registered manually. */
record TargetHealthDescriptions(
        AccountContext account,
        ElasticLoadBalancingV2Client client,
        InterfaceDescriptions interfaces,
        List<Node> nodes) {
    /** Reports the targets that are not tasks of a service that ECS registers in their target group. */
    void reportOthers() {
        for (String arn : account.stack().ofType("AWS::ElasticLoadBalancingV2::TargetGroup")) {
            client.describeTargetHealth(request -> request.targetGroupArn(arn))
                    .targetHealthDescriptions()
                    .forEach(target -> report(account.name(arn), target));
        }
    }

    private void report(String group, TargetHealthDescription target) {
        Set<String> groups =
                interfaces.groupsAt(target.target().id()).map(Set::copyOf).orElse(Set.of());
        boolean registered = services()
                .filter(service -> service.registrations()
                        .contains(new Node.Registration(group, target.target().port())))
                .anyMatch(service -> service.interfaces().stream()
                        .anyMatch(place -> Set.copyOf(place.groups()).equals(groups)));
        if (!registered) {
            account.unknown(
                    group,
                    "the check does not know the target %s:%d, which ECS has not registered",
                    target.target().id(),
                    target.target().port());
        }
    }

    private Stream<Node.Tasks> services() {
        return nodes.stream().filter(Node.Tasks.class::isInstance).map(Node.Tasks.class::cast);
    }
}
