package dev.seaworthy.aws.reachability.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.aws.reachability.ChangedTemplate;
import dev.seaworthy.aws.reachability.contract.ContractFile;
import dev.seaworthy.aws.reachability.judge.ReachabilityCheck;
import dev.seaworthy.aws.reachability.judge.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;

/** The responses are those to a stack of the small template, written from the API references of AWS. */
final class AccountReaderTest {
    private static final Path RESPONSES = Path.of("src/test/resources/small/account");
    private static final Path CONTRACT = Path.of("src/test/resources/small/contract.yaml");

    @TempDir
    private Path responses;

    @BeforeEach
    void copyResponses() throws IOException {
        try (Stream<Path> files = Files.list(RESPONSES)) {
            for (Path file : files.toList()) {
                Files.copy(file, responses.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void an_account_has_the_same_connections_as_the_template_of_its_stack() {
        Result template = ChangedTemplate.small().judge();
        Result account = judge();

        assertThat(account.findings()).isEmpty();
        assertThat(account.edges()).containsExactlyInAnyOrderElementsOf(template.edges());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DescribeSecurityGroupRules | <groupId>sg-0e5</groupId><userId>111122223333</userId></referencedGroupInfo> | <groupId>sg-0e2</groupId></referencedGroupInfo> | VIOLATED: app must reach database:5432, but DatabaseGroup has no ingress rule for 5432 from app (AppGroup)",
                "DescribeSecurityGroupRules | <cidrIpv4>255.255.255.255/32</cidrIpv4> | <cidrIpv4>0.0.0.0/0</cidrIpv4> | VIOLATED: sgr-0a04 (egress protocols other than TCP and UDP to 0.0.0.0/0) is wider than the contract",
                "DescribeLoadBalancers | internet-facing | internal | VIOLATED: internet must reach web:8443 through public-lb, but public-lb has no public address",
                "DescribeServices-app | DISABLED | ENABLED | VIOLATED: app (AppService) has a public address",
                "DescribeServices-app | \"sg-0e5\" | | INCONCLUSIVE: AppService: the check reads tasks with the network mode awsvpc and security groups only",
                "DescribeServices-app | subnet-0b2 | subnet-99 | INCONCLUSIVE: subnet-99: this subnet is in another VPC, which the check does not read",
                "DescribeDBInstances | <PubliclyAccessible>false | <PubliclyAccessible>true | VIOLATED: database (Database) has a public address",
                "DescribeNetworkAcls | <protocol>-1</protocol><ruleAction>allow</ruleAction><egress>true</egress> | <protocol>17</protocol><ruleAction>allow</ruleAction><egress>true</egress> | denies the answers of",
                "DescribeRouteTables | <gatewayId>vpce-0s3</gatewayId> | <natGatewayId>nat-01</natGatewayId><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock> | VIOLATED: web can reach internet at 443",
                "DescribeRouteTables | <gatewayId>igw-01</gatewayId> | <transitGatewayId>tgw-01</transitGatewayId> | INCONCLUSIVE: PublicTable, route to 0.0.0.0/0: the check does not know what is behind the target of this route",
                "DescribeVpcEndpoints | <routeTableIdSet><item>rtb-02</item></routeTableIdSet> | <routeTableIdSet/> | VIOLATED: web must reach s3:443, but gateway endpoint LayersEndpoint is not in route table TasksTable of subnet Tasks1",
                "DescribeVpcEndpoints | <privateDnsEnabled>true | <privateDnsEnabled>false | endpoint RegistryEndpoint has no private DNS",
                "DescribeNetworkInterfaces-second-page | RDSNetworkInterface | Primary network interface | INCONCLUSIVE: eni-0d01: the check does not know what this network interface belongs to: \"Primary network interface\", of the type interface",
                "DescribeTargetHealth | 10.0.2.10 | 10.0.2.11 | INCONCLUSIVE: TargetGroup: the check does not know the target 10.0.2.11:8443, which ECS has not registered",
                "DescribeListeners | <Protocol>TCP</Protocol> | <Protocol>TCP</Protocol><Certificates><member><CertificateArn>arn:x</CertificateArn></member></Certificates> | the protocol must be TLS",
                "DescribeVpcAttribute-enableDnsHostnames | <value>true | <value>false | the DNS support or the DNS host names of Vpc are disabled",
                "DescribeVpnGateways | <vpnGatewaySet/> | <vpnGatewaySet><item><vpnGatewayId>vgw-01</vpnGatewayId></item></vpnGatewaySet> | INCONCLUSIVE: vgw-01: a VPN gateway leads to networks that the check does not know",
                "DescribeSubnets | <ipv6CidrBlockAssociationSet/> | <ipv6CidrBlockAssociationSet><item><ipv6CidrBlock>2001:db8::/64</ipv6CidrBlock></item></ipv6CidrBlockAssociationSet> | INCONCLUSIVE: Public1: it has IPv6 addresses",
            })
    void a_difference_in_the_account_is_found(String response, String text, String other, String expected)
            throws IOException {
        change(response, text, other);

        assertThat(judge().findings()).extracting(Object::toString).anyMatch(finding -> finding.contains(expected));
    }

    @Test
    void a_stack_without_a_VPC_is_refused() throws IOException {
        change("ListStackResources", "AWS::EC2::VPC<", "AWS::S3::Bucket<");

        assertThatThrownBy(this::judge)
                .isInstanceOf(InvalidStackException.class)
                .hasMessageStartingWith("the stack Small has 0 VPCs");
    }

    private Result judge() {
        ResponseFixtures http = new ResponseFixtures(responses);
        AccountReader reader = new AccountReader(
                client(CloudFormationClient.builder(), http),
                client(Ec2Client.builder(), http),
                client(ElasticLoadBalancingV2Client.builder(), http),
                client(EcsClient.builder(), http),
                client(RdsClient.builder(), http));
        return ReachabilityCheck.judge(reader.read("Small"), ContractFile.read(CONTRACT), false);
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, ResponseFixtures http) {
        return builder.region(Region.of("xx-example-1"))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(http)
                .build();
    }

    private void change(String response, String text, String replacement) throws IOException {
        String other = replacement == null ? "" : replacement;
        try (Stream<Path> files = Files.list(responses)) {
            Path file = files.filter(one -> one.getFileName().toString().startsWith(response + "."))
                    .findFirst()
                    .orElseThrow();
            String content = Files.readString(file);
            assertThat(content).contains(text);
            Files.writeString(
                    file, Pattern.compile(Pattern.quote(text)).matcher(content).replaceFirst(other));
        }
    }
}
