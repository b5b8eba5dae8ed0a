package dev.seaworthy.aws.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.aws.reachability.judge.Result;
import dev.seaworthy.aws.reachability.judge.Verdict;
import org.junit.jupiter.api.Test;

/** What decides about a connection, each in a template that is otherwise correct. */
final class TemplateCheckTest {
    private static final String GROUP = "{'Fn::GetAtt': ['%s', 'GroupId']}";
    private static final String RULE =
            "{'GroupId': %s, '%sSecurityGroupId': %s, 'IpProtocol': 'tcp', 'FromPort': %d, 'ToPort': %d}";

    private final ChangedTemplate template = ChangedTemplate.small();

    @Test
    void a_template_with_exactly_the_promised_connections_has_no_finding() {
        Result result = template.judge();

        assertThat(result.findings()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.edges())
                .filteredOn(edge -> !edge.promised().isEmpty())
                .extracting(edge -> "%s > %s:%s".formatted(edge.from(), edge.to(), edge.observed()))
                .containsExactlyInAnyOrder(
                        "internet > public-lb:443",
                        "public-lb > web:8443",
                        "web > app:8080",
                        "app > database:5432",
                        "app > files:2049",
                        "web > ecr.api:443",
                        "app > ecr.api:443",
                        "web > s3:443",
                        "app > s3:443");
    }

    @Test
    void a_missing_ingress_rule_blocks_a_connection() {
        template.remove("AppFromWebIngress");

        assertThat(template.findings())
                .contains(
                        "VIOLATED: web must reach app:8080, but AppGroup has no ingress rule for 8080 from web (WebGroup)");
    }

    @Test
    void a_missing_egress_rule_blocks_a_connection_if_the_group_has_another_one() {
        template.remove("WebToAppEgress");

        assertThat(template.findings())
                .contains(
                        "VIOLATED: web must reach app:8080, but WebGroup has no egress rule for 8080 to app (AppGroup)");
    }

    @Test
    void a_group_without_any_egress_rule_has_the_default_one() {
        template.remove("DatabaseGroup.Properties.SecurityGroupEgress");

        assertThat(template.findings())
                .containsExactly(
                        "VIOLATED: the default egress rule of DatabaseGroup permits egress all traffic to 0.0.0.0/0,"
                                + " which is wider than the contract: it includes database to web at all traffic");
    }

    @Test
    void a_standalone_egress_rule_ends_the_default_one() {
        template.remove("LoadBalancerToWebEgress")
                .add("Other", "AWS::EC2::SecurityGroupEgress", rule("LoadBalancerGroup", "Destination", "AppGroup", 1));

        assertThat(template.findings())
                .contains(
                        "VIOLATED: public-lb must reach web:8443, but LoadBalancerGroup has no egress rule for 8443 to web"
                                + " (WebGroup)");
    }

    @Test
    void a_connection_that_is_not_promised_names_the_rules_that_permit_it() {
        template.add("Shortcut", "AWS::EC2::SecurityGroupIngress", rule("DatabaseGroup", "Source", "WebGroup", 5432))
                .add(
                        "ShortcutOut",
                        "AWS::EC2::SecurityGroupEgress",
                        rule("WebGroup", "Destination", "DatabaseGroup", 5432));

        assertThat(template.findings())
                .contains("VIOLATED: web can reach database at 5432, which the contract does not promise: ShortcutOut,"
                        + " Shortcut permit it");
    }

    @Test
    void a_service_that_reaches_itself_is_a_connection() {
        template.add("Self", "AWS::EC2::SecurityGroupIngress", rule("AppGroup", "Source", "AppGroup", 8080))
                .add("SelfOut", "AWS::EC2::SecurityGroupEgress", rule("AppGroup", "Destination", "AppGroup", 8080));

        assertThat(template.findings())
                .contains(
                        "VIOLATED: app can reach app at 8080, which the contract does not promise: SelfOut, Self permit it");
    }

    @Test
    void a_range_of_ports_is_wider_than_a_promised_port() {
        template.set("AppFromWebIngress.Properties.ToPort", "8090").set("WebToAppEgress.Properties.ToPort", "8090");

        assertThat(template.findings())
                .contains(
                        "VIOLATED: web can reach app at 8081-8090, which the contract does not promise: WebToAppEgress,"
                                + " AppFromWebIngress permit it");
    }

    @Test
    void a_database_that_is_open_to_its_VPC_has_no_other_connection_but_one_barrier_less() {
        template.set(
                "DatabaseGroup.Properties.SecurityGroupIngress",
                "[{'IpProtocol': 'tcp', 'FromPort': 5432, 'ToPort': 5432, 'CidrIp': {'Fn::GetAtt': ['Vpc', 'CidrBlock']}}]");

        assertThat(template.findings())
                .containsExactly(
                        "VIOLATED: DatabaseGroup.SecurityGroupIngress[0] permits ingress 5432 from 10.0.0.0/16, which"
                                + " is wider than the contract: it includes web to database at 5432");
    }

    @Test
    void a_public_address_in_isolated_subnets_is_reported_though_no_route_leads_to_it() {
        template.set("Database.Properties.PubliclyAccessible", "true");

        assertThat(template.findings())
                .containsExactly(
                        "VIOLATED: database (Database) has a public address, but the contract has no connection"
                                + " between it and the internet");
    }

    @Test
    void an_instance_without_PubliclyAccessible_is_public_in_a_VPC_with_an_internet_gateway() {
        template.remove("Database.Properties.PubliclyAccessible");

        assertThat(template.findings())
                .anyMatch(finding -> finding.contains("database (Database) has a public address"));
    }

    @Test
    void a_network_ACL_that_denies_answers_blocks_a_connection() {
        acl("[{'RuleNumber': 100, 'Egress': false, 'Protocol': -1, 'RuleAction': 'allow'},"
                + " {'RuleNumber': 100, 'Egress': true, 'Protocol': 6, 'RuleAction': 'allow',"
                + " 'PortRange': {'From': 443, 'To': 443}}]");

        assertThat(template.findings())
                .contains(
                        "VIOLATED: app must reach database:5432, but network ACL Acl of subnet Data1 denies the answers of"
                                + " database to app, at ports 1024-65535: no entry allows it");
    }

    @Test
    void the_first_entry_of_a_network_ACL_that_applies_decides() {
        acl("[{'RuleNumber': 100, 'Egress': false, 'Protocol': -1, 'RuleAction': 'allow'},"
                + " {'RuleNumber': 50, 'Egress': false, 'Protocol': 6, 'RuleAction': 'deny',"
                + " 'PortRange': {'From': 5432, 'To': 5432}},"
                + " {'RuleNumber': 100, 'Egress': true, 'Protocol': -1, 'RuleAction': 'allow'}]");

        assertThat(template.findings())
                .contains(
                        "VIOLATED: app must reach database:5432, but network ACL Acl of subnet Data1 denies 5432 from app"
                                + " (AclEntry1)");
    }

    @Test
    void a_route_to_a_NAT_gateway_opens_the_internet_to_everything_with_egress() {
        template.add("Nat", "AWS::EC2::NatGateway", "{'SubnetId': {'Ref': 'Public1'}, 'ConnectivityType': 'public'}")
                .add(
                        "NatRoute",
                        "AWS::EC2::Route",
                        "{'RouteTableId': {'Ref': 'TasksTable'}, 'DestinationCidrBlock': '0.0.0.0/0', 'NatGatewayId':"
                                + " {'Ref': 'Nat'}}");

        assertThat(template.findings())
                .contains(
                        "VIOLATED: web can reach internet at 443, which the contract does not promise:"
                                + " WebGroup.SecurityGroupEgress[0], NatRoute (0.0.0.0/0 to Nat) permit it",
                        "VIOLATED: route NatRoute (0.0.0.0/0 to Nat) leads to the internet from subnets of web, app, ecr.api,"
                                + " but the contract has no connection between them and the internet");
    }

    @Test
    void a_load_balancer_without_security_group_that_preserves_addresses_needs_rules_for_its_clients() {
        template.remove("LoadBalancer.Properties.SecurityGroups")
                .set(
                        "TargetGroup.Properties.TargetGroupAttributes",
                        "[{'Key': 'preserve_client_ip.enabled', 'Value': 'true'}]");

        assertThat(template.findings())
                .contains(
                        "VIOLATED: public-lb must reach web:8443, but WebGroup has no ingress rule for 8443 from public-lb");
    }

    @Test
    void a_load_balancer_without_security_group_has_the_addresses_of_its_subnets() {
        template.remove("LoadBalancer.Properties.SecurityGroups")
                .remove("WebFromLoadBalancerIngress")
                .set(
                        "WebGroup.Properties.SecurityGroupIngress",
                        "[{'IpProtocol': 'tcp', 'FromPort': 8443, 'ToPort': 8443, 'CidrIp': '10.0.0.0/23'}]");

        assertThat(template.findings()).isEmpty();
    }

    @Test
    void the_port_of_a_health_check_must_be_reachable() {
        template.set("TargetGroup.Properties.HealthCheckPort", "'8081'");

        assertThat(template.findings())
                .containsExactly(
                        "VIOLATED: public-lb must reach web:8081 for its health checks, but LoadBalancerGroup has no"
                                + " egress rule for 8081 to web (WebGroup)");
    }

    @Test
    void a_listener_needs_TLS_if_the_deployment_has_a_certificate() {
        assertThat(template.withCertificate().findings())
                .containsExactly("VIOLATED: listener Listener of public-lb, at port 443, has the protocol TCP, but the"
                        + " deployment has a certificate: the protocol must be TLS");
    }

    @Test
    void everything_must_be_in_two_zones() {
        template.remove("WebService.Properties.NetworkConfiguration.AwsvpcConfiguration.Subnets.1");

        assertThat(template.findings())
                .containsExactly("VIOLATED: web (WebService) must be in 2 availability zones, but is in 1: zone 1");
    }

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
    void an_endpoint_without_private_DNS_is_not_found() {
        template.set("RegistryEndpoint.Properties.PrivateDnsEnabled", "false");

        assertThat(template.findings())
                .contains(
                        "VIOLATED: web must reach ecr.api:443, but endpoint RegistryEndpoint has no private DNS: the name of"
                                + " ecr.api leads to its public addresses");
    }

    @Test
    void a_gateway_endpoint_serves_the_subnets_of_its_route_tables_only() {
        template.set("LayersEndpoint.Properties.RouteTableIds", "[{'Ref': 'DataTable'}]");

        assertThat(template.findings())
                .contains("VIOLATED: app must reach s3:443, but gateway endpoint LayersEndpoint is not in route table"
                        + " TasksTable of subnet Tasks1");
    }

    private void acl(String entries) {
        template.add("Acl", "AWS::EC2::NetworkAcl", "{'VpcId': {'Ref': 'Vpc'}}")
                .add(
                        "AclAssociation1",
                        "AWS::EC2::SubnetNetworkAclAssociation",
                        "{'SubnetId': {'Ref': 'Data1'}, 'NetworkAclId': {'Ref': 'Acl'}}");
        String[] each = entries.substring(1, entries.length() - 1).split("(?<=}), (?=\\{'Rule)");
        for (int index = 0; index < each.length; index++) {
            template.add(
                    "AclEntry" + index,
                    "AWS::EC2::NetworkAclEntry",
                    each[index].replaceFirst("\\{", "{'NetworkAclId': {'Ref': 'Acl'}, 'CidrBlock': '0.0.0.0/0', "));
        }
    }

    private static String rule(String group, String side, String other, int port) {
        return RULE.formatted(GROUP.formatted(group), side, GROUP.formatted(other), port, port);
    }
}
