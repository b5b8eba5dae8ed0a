package dev.seaworthy.aws.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What routes, endpoints, network ACLs and zones decide about a connection. */
final class RoutesTest {
    private final ChangedTemplate template = ChangedTemplate.small();

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
    void everything_must_be_in_two_zones() {
        template.remove("WebService.Properties.NetworkConfiguration.AwsvpcConfiguration.Subnets.1");

        assertThat(template.findings())
                .containsExactly("VIOLATED: web (WebService) must be in 2 availability zones, but is in 1: zone 1");
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

    @Test
    void nothing_leads_to_another_VPC() {
        template.add("OtherVpc", "AWS::EC2::VPC", "{'CidrBlock': '10.1.0.0/16'}");
        for (int zone = 1; zone <= 2; zone++) {
            template.add(
                            "Other" + zone,
                            "AWS::EC2::Subnet",
                            "{'VpcId': {'Ref': 'OtherVpc'}, 'CidrBlock': '10.1.%d.0/24', 'AvailabilityZone': {'Fn::Select':"
                                            .formatted(zone)
                                    + " [%d, {'Fn::GetAZs': ''}]}}".formatted(zone - 1))
                    .set("DatabaseSubnets.Properties.SubnetIds." + (zone - 1), "{'Ref': 'Other%d'}".formatted(zone));
        }

        assertThat(template.findings())
                .contains("VIOLATED: app must reach database:5432, but app and database are in different VPCs, Vpc and"
                        + " OtherVpc");
    }

    @Test
    void a_route_to_an_internet_gateway_that_is_not_attached_leads_nowhere() {
        template.remove("GatewayAttachment");

        assertThat(template.findings())
                .containsExactly(
                        "VIOLATED: internet must reach web:8443 through public-lb, but route table PublicTable of"
                                + " subnet Public1 has no route to an internet gateway");
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
}
