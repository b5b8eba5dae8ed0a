package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.Deployment;
import dev.seaworthy.aws.reachability.model.Node;
import dev.seaworthy.aws.reachability.model.SecurityGroup;
import dev.seaworthy.aws.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Reads the model from the account in which a stack is deployed: everything in the stack's VPC, also what the stack has
 * not created.
 */
public record AccountReader(
        CloudFormationClient cloudFormation,
        Ec2Client ec2,
        ElasticLoadBalancingV2Client loadBalancing,
        EcsClient ecs,
        RdsClient rds)
        implements AutoCloseable {
    /**
     * @return a reader of the account and the region that the environment names
     * @throws SdkException if it names no region
     */
    public static AccountReader ofEnvironment() {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        return new AccountReader(
                CloudFormationClient.builder().httpClient(http).build(),
                Ec2Client.builder().httpClient(http).build(),
                ElasticLoadBalancingV2Client.builder().httpClient(http).build(),
                EcsClient.builder().httpClient(http).build(),
                RdsClient.builder().httpClient(http).build());
    }

    @Override
    public void close() {
        cloudFormation.close();
        ec2.close();
        loadBalancing.close();
        ecs.close();
        rds.close();
    }

    /** @throws InvalidStackException if the stack does not have exactly one VPC */
    public Deployment read(String stackName) {
        StackResources stack = new StackResources(cloudFormation, stackName);
        List<String> vpcs = stack.ofType("AWS::EC2::VPC");
        if (vpcs.size() != 1) {
            throw new InvalidStackException(
                    "the stack %s has %d VPCs; the check reads stacks with one: name the stack of the deployment"
                            .formatted(stackName, vpcs.size()));
        }
        AccountContext account = AccountContext.of(ec2, stack, vpcs.getFirst());
        RouteTableDescriptions tables = RouteTableDescriptions.of(account);
        NetworkAclDescriptions acls = NetworkAclDescriptions.of(account);
        Map<String, Subnet> subnets = new SubnetDescriptions(account, tables.described(), acls.described()).read();
        Map<String, SecurityGroup> groups = new SecurityGroupDescriptions(account).read();
        InterfaceDescriptions interfaces = new InterfaceDescriptions(account, subnets);
        List<Node> nodes = new ArrayList<>();
        nodes.addAll(new LoadBalancerDescriptions(account, loadBalancing, interfaces).read());
        nodes.addAll(new EcsServiceDescriptions(account, ecs, interfaces).read());
        nodes.addAll(new DatabaseDescriptions(account, rds, interfaces).read());
        nodes.addAll(new FileSystemDescriptions(account, interfaces).read());
        nodes.addAll(new VpcEndpointDescriptions(account, interfaces).read());
        new TargetHealthDescriptions(account, loadBalancing, interfaces, nodes).reportOthers();
        interfaces.reportOthers();
        return new Deployment(
                new VpcDescriptions(account).read(), groups, tables.read(), acls.read(), nodes, account.unknown());
    }
}
