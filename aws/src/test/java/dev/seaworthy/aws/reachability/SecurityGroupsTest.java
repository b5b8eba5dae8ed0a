package dev.seaworthy.aws.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.aws.reachability.judge.Result;
import dev.seaworthy.aws.reachability.judge.Verdict;
import org.junit.jupiter.api.Test;

/** What the rules of security groups decide about a connection. */
final class SecurityGroupsTest {
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
                        "VIOLATED: the default egress rule of DatabaseGroup (egress all traffic to 0.0.0.0/0) is wider"
                                + " than the contract: it permits database to reach web at all traffic");
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
                        "VIOLATED: DatabaseGroup.SecurityGroupIngress[0] (ingress 5432 from 10.0.0.0/16) is wider than"
                                + " the contract: it permits web to reach database at 5432");
    }

    @Test
    void a_promised_connection_must_be_possible_from_every_subnet_and_another_one_from_none() {
        template.remove("DatabaseFromAppIngress")
                .set(
                        "DatabaseGroup.Properties.SecurityGroupIngress",
                        "[{'IpProtocol': 'tcp', 'FromPort': 5432, 'ToPort': 5432, 'CidrIp': '10.0.2.0/24'}]");

        assertThat(template.findings())
                .containsExactlyInAnyOrder(
                        "VIOLATED: app must reach database:5432, but DatabaseGroup has no ingress rule for 5432 from app"
                                + " (AppGroup)",
                        "VIOLATED: DatabaseGroup.SecurityGroupIngress[0] (ingress 5432 from 10.0.2.0/24) is wider than the"
                                + " contract: it permits web to reach database at 5432");
    }

    private static String rule(String group, String side, String other, int port) {
        return RULE.formatted(GROUP.formatted(group), side, GROUP.formatted(other), port, port);
    }
}
