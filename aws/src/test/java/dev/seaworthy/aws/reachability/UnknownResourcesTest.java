package dev.seaworthy.aws.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.aws.reachability.judge.Verdict;
import org.junit.jupiter.api.Test;

/** What the check does not know, or cannot resolve, is inconclusive. */
final class UnknownResourcesTest {
    private final ChangedTemplate template = ChangedTemplate.small();

    @Test
    void an_unknown_type_is_inconclusive() {
        template.add("Bastion", "AWS::EC2::Instance", "{'SubnetId': {'Ref': 'Public1'}}");

        assertThat(template.judge().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(template.findings())
                .containsExactly(
                        "INCONCLUSIVE: Bastion: the check does not know the type AWS::EC2::Instance, which may have"
                                + " network interfaces or change rules");
    }

    @Test
    void a_Lambda_function_is_inconclusive_only_in_a_VPC() {
        template.add("Outside", "AWS::Lambda::Function", "{'Handler': 'x'}")
                .add("Inside", "AWS::Lambda::Function", "{'VpcConfig': {'SubnetIds': [{'Ref': 'Tasks1'}]}}");

        assertThat(template.findings())
                .containsExactly(
                        "INCONCLUSIVE: Inside: a Lambda function in a VPC has network interfaces; the check does not"
                                + " read them");
    }

    @Test
    void a_route_to_a_peering_connection_is_inconclusive() {
        template.add(
                "PeeringRoute",
                "AWS::EC2::Route",
                "{'RouteTableId': {'Ref': 'DataTable'}, 'DestinationCidrBlock': '10.1.0.0/16', 'VpcPeeringConnectionId':"
                        + " 'pcx-1'}");

        assertThat(template.findings())
                .containsExactly(
                        "INCONCLUSIVE: PeeringRoute.VpcPeeringConnectionId: the check does not know what is behind"
                                + " it");
    }

    @Test
    void a_parameter_without_default_makes_the_connections_that_depend_on_it_inconclusive() {
        template.with("Parameters", "{'Office': {'Type': 'String'}}")
                .set(
                        "DatabaseGroup.Properties.SecurityGroupIngress",
                        "[{'IpProtocol': 'tcp', 'FromPort': 22, 'ToPort': 22, 'CidrIp': {'Ref': 'Office'}}]");

        assertThat(template.judge().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(template.findings())
                .contains(
                        "INCONCLUSIVE: DatabaseGroup.SecurityGroupIngress[0].CidrIp: the parameter Office has no default"
                                + " value");
    }

    @Test
    void a_parameter_has_its_default_value_and_a_false_condition_removes_a_resource() {
        template.with("Parameters", "{'Mode': {'Type': 'String', 'Default': 'closed'}}")
                .with("Conditions", "{'Open': {'Fn::Equals': [{'Ref': 'Mode'}, 'open']}}")
                .add("Bastion", "AWS::EC2::Instance", "{}")
                .set("Database.Properties.PubliclyAccessible", "{'Fn::If': ['Open', true, false]}");
        template.set("Bastion.Condition", "'Open'");

        assertThat(template.findings()).isEmpty();
    }

    @Test
    void a_promised_connection_that_depends_on_an_unresolved_value_is_inconclusive() {
        template.set("AppFromWebIngress.Properties.SourceSecurityGroupId", "{'Fn::ImportValue': 'web'}");

        assertThat(template.judge().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(template.findings())
                .contains("INCONCLUSIVE: web must reach app:8080, but AppGroup has no ingress rule for 8080 from web"
                        + " (WebGroup)");
    }

    @Test
    void a_load_balancer_with_targets_that_ECS_does_not_register_is_inconclusive() {
        template.set("TargetGroup.Properties.Targets", "[{'Id': '10.0.4.10', 'Port': 5432}]");

        assertThat(template.findings())
                .contains("INCONCLUSIVE: TargetGroup.Targets: the check knows only targets that ECS registers");
    }

    @Test
    void a_template_that_a_macro_changes_is_inconclusive() {
        template.with("Transform", "'AWS::Serverless-2016-10-31'");

        assertThat(template.findings())
                .containsExactly(
                        "INCONCLUSIVE: Transform: \"AWS::Serverless-2016-10-31\" changes the template during the"
                                + " deployment");
    }
}
