package dev.seaworthy.aws.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.aws.reachability.judge.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule, route, endpoint, association, listener and service of the template in turn is removed or made wider. None
 * of these changes may go unnoticed: what is not necessary for a promised connection has no place in the template.
 */
final class SystematicMutantsTest {
    private static final String NETWORK = ".Properties.NetworkConfiguration.AwsvpcConfiguration.";

    private record Change(String name, UnaryOperator<ChangedTemplate> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"rules", "groups", "removals", "services"})
    void a_change_is_noticed(Change change) {
        assertThat(change.change().apply(template()).judge().verdict())
                .as("verdict with %s", change)
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void the_changes_cover_the_template() {
        assertThat(Stream.of(rules(), groups(), removals(), services()).flatMap(List::stream))
                .hasSizeGreaterThan(200);
    }

    private static List<Change> rules() {
        List<Change> changes = new ArrayList<>();
        for (String side : List.of("Source", "Destination")) {
            String type = "AWS::EC2::SecurityGroup" + (side.equals("Source") ? "Ingress" : "Egress");
            for (String id : template().ids(type)) {
                String rule = id + ".Properties.";
                int port = template().get(rule + "ToPort").asInt();
                changes.add(new Change(
                        id + " with one more port", template -> template.set(rule + "ToPort", "" + (port + 1))));
                changes.add(
                        new Change(id + " for all protocols", template -> template.set(rule + "IpProtocol", "'-1'")));
                if (!isImpliedByRuleForS3(id)) {
                    changes.add(new Change(id + " removed", template -> template.remove(id)));
                    changes.add(new Change(
                            id + " for all addresses",
                            template -> template.remove(rule + side + "SecurityGroupId")
                                    .set(rule + "CidrIp", "'0.0.0.0/0'")));
                }
            }
        }
        return changes;
    }

    /** The egress rule for S3 permits port 443 of every address, so that those for endpoints permit nothing more. */
    private static boolean isImpliedByRuleForS3(String rule) {
        return rule.matches("\\w+Groupto\\w*Endpoints?Group\\w+");
    }

    private static List<Change> groups() {
        List<Change> changes = new ArrayList<>();
        for (String id : template().ids("AWS::EC2::SecurityGroup")) {
            for (String property : List.of("SecurityGroupIngress", "SecurityGroupEgress")) {
                String rules = id + ".Properties." + property;
                IntStream.range(0, template().get(rules).size())
                        .forEach(index -> changes.add(new Change(
                                "%s without %s %d".formatted(id, property, index),
                                template -> template.remove(rules + "." + index))));
                changes.add(new Change(
                        "%s with %s for the VPC".formatted(id, property),
                        template -> template.set(rules, "[{'IpProtocol': '-1', 'CidrIp': '10.0.0.0/16'}]")));
            }
        }
        return changes;
    }

    private static List<Change> removals() {
        List<Change> changes = new ArrayList<>();
        for (String type : List.of(
                "AWS::EC2::Route",
                "AWS::EC2::SubnetRouteTableAssociation",
                "AWS::EC2::VPCEndpoint",
                "AWS::EC2::VPCGatewayAttachment",
                "AWS::ECS::Service",
                "AWS::EFS::MountTarget",
                "AWS::ElasticLoadBalancingV2::Listener",
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                "AWS::ElasticLoadBalancingV2::TargetGroup",
                "AWS::RDS::DBInstance")) {
            template().ids(type).stream()
                    // without an association, isolated subnets of the data have the main route table, which is as
                    // isolated
                    .filter(id -> !id.startsWith("VpcdataSubnet"))
                    .forEach(id -> changes.add(new Change(id + " removed", template -> template.remove(id))));
        }
        return changes;
    }

    private static List<Change> services() {
        List<Change> changes = new ArrayList<>();
        List<String> groups = template().ids("AWS::EC2::SecurityGroup");
        for (String id : template().ids("AWS::ECS::Service")) {
            String subnets = id + NETWORK + "Subnets";
            changes.add(new Change(
                    id + " with a public address",
                    template -> template.set(id + NETWORK + "AssignPublicIp", "'ENABLED'")));
            changes.add(new Change(id + " in one zone", template -> template.remove(subnets + ".1")));
            changes.add(new Change(
                    id + " in a public subnet",
                    template -> template.set(subnets + ".0", "{'Ref': 'VpcpublicSubnet1Subnet'}")));
            String own = template()
                    .get(id + NETWORK + "SecurityGroups.0")
                    .at("/Fn::GetAtt/0")
                    .asText();
            groups.stream()
                    .filter(group -> !group.equals(own))
                    .forEach(group -> changes.add(new Change(
                            "%s also in %s".formatted(id, group),
                            template -> template.set(
                                    id + NETWORK + "SecurityGroups.1",
                                    "{'Fn::GetAtt': ['%s', 'GroupId']}".formatted(group)))));
        }
        return changes;
    }

    private static ChangedTemplate template() {
        return ChangedTemplate.read(Path.of("template.json"), Path.of("contract.yaml"), false);
    }
}
