package dev.seaworthy.aws.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a load balancer and its listeners decide about a connection. */
final class LoadBalancersTest {
    private final ChangedTemplate template = ChangedTemplate.small();

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
}
