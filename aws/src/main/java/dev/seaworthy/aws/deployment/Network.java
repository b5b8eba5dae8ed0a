package dev.seaworthy.aws.deployment;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * A VPC in two zones. Only the public load balancer has a route to the internet: there is no NAT gateway, and the tasks
 * reach the services of AWS that they need through endpoints.
 */
final class Network {
    private final List<IDependable> endpoints = new ArrayList<>();
    static final SubnetSelection PUBLIC = subnets("public");
    static final SubnetSelection TASKS = subnets("tasks");
    static final SubnetSelection DATA = subnets("data");

    private static final int ZONES = 2;
    private static final int MASK = 26; // 59 addresses for each subnet, and six of them fit the smallest VPC, a /22

    private final Vpc vpc;

    Network(Construct scope, Parameters parameters, LogGroup rejected) {
        vpc = Vpc.Builder.create(scope, "Vpc")
                .ipAddresses(IpAddresses.cidr(parameters.cidr()))
                .maxAzs(ZONES)
                .natGateways(0)
                .restrictDefaultSecurityGroup(false) // nothing uses it, and restricting it would need a Lambda function
                .subnetConfiguration(List.of(
                        subnet("public", SubnetType.PUBLIC),
                        subnet("tasks", SubnetType.PRIVATE_ISOLATED),
                        subnet("data", SubnetType.PRIVATE_ISOLATED)))
                .build();
        vpc.addFlowLog(
                "Rejected",
                FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.REJECT)
                        .destination(FlowLogDestination.toCloudWatchLogs(rejected))
                        .build());
    }

    Vpc vpc() {
        return vpc;
    }

    /** Without them, no task starts. */
    List<IDependable> endpoints() {
        return endpoints;
    }

    /** The images' registry and layers, the logs and the secrets. */
    void addEndpoints(SecurityGroups groups) {
        endpoints.add(vpc.addGatewayEndpoint(
                "S3",
                GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.S3)
                        .subnets(List.of(TASKS))
                        .build()));
        addEndpoint("EcrApi", InterfaceVpcEndpointAwsService.ECR, groups, Tier.ENDPOINTS);
        addEndpoint("EcrDocker", InterfaceVpcEndpointAwsService.ECR_DOCKER, groups, Tier.ENDPOINTS);
        addEndpoint("Logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS, groups, Tier.ENDPOINTS);
        addEndpoint("SecretsManager", InterfaceVpcEndpointAwsService.SECRETS_MANAGER, groups, Tier.SECRETS_ENDPOINT);
    }

    private void addEndpoint(String id, InterfaceVpcEndpointAwsService service, SecurityGroups groups, Tier tier) {
        endpoints.add(vpc.addInterfaceEndpoint(
                id,
                InterfaceVpcEndpointOptions.builder()
                        .service(service)
                        .subnets(TASKS)
                        .privateDnsEnabled(true)
                        .open(false) // otherwise its group would permit the whole VPC
                        .securityGroups(List.of(groups.of(tier)))
                        .build()));
    }

    private static SubnetConfiguration subnet(String name, SubnetType type) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(MASK)
                .mapPublicIpOnLaunch(type == SubnetType.PUBLIC ? false : null)
                .build();
    }

    private static SubnetSelection subnets(String name) {
        return SubnetSelection.builder().subnetGroupName(name).build();
    }
}
