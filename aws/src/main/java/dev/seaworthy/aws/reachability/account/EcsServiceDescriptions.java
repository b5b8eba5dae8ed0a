package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;

/** Reads DescribeServices and DescribeTaskDefinition for the services of the stack. */
record EcsServiceDescriptions(AccountContext account, EcsClient client, InterfaceDescriptions interfaces) {
    private static final Predicate<String> ATTACHMENT =
            Pattern.compile("arn:aws[a-z-]*:ecs:.*:attachment/.+").asMatchPredicate();

    List<Node> read() {
        List<Node> services = new ArrayList<>();
        for (String arn : account.stack().ofType("AWS::ECS::Service")) {
            String cluster = arn.split("/")[1];
            client.describeServices(request -> request.cluster(cluster).services(arn))
                    .services()
                    .forEach(service -> {
                        if (isRead(service)) {
                            services.add(tasks(service));
                        } else {
                            account.unknown(
                                    arn, "the check reads tasks with the network mode awsvpc and security groups only");
                        }
                    });
        }
        return services;
    }

    private static boolean isRead(Service service) {
        return service.networkConfiguration() != null
                && service.networkConfiguration().awsvpcConfiguration() != null
                && !service.networkConfiguration()
                        .awsvpcConfiguration()
                        .securityGroups()
                        .isEmpty();
    }

    private Node tasks(Service service) {
        AwsVpcConfiguration network = service.networkConfiguration().awsvpcConfiguration();
        boolean publicAddress = interfaces.claimPublic(ATTACHMENT, network.securityGroups(), network.subnets());
        return new Node.Tasks(
                account.name(service.serviceArn()),
                essentialContainers(service.taskDefinition()),
                interfaces.inSubnets(
                        network.subnets(),
                        network.securityGroups(),
                        publicAddress || network.assignPublicIp() == AssignPublicIp.ENABLED),
                service.loadBalancers().stream()
                        .map(registered -> new Node.Registration(
                                account.name(registered.targetGroupArn()), registered.containerPort()))
                        .toList());
    }

    private List<String> essentialContainers(String taskDefinition) {
        return client
                .describeTaskDefinition(request -> request.taskDefinition(taskDefinition))
                .taskDefinition()
                .containerDefinitions()
                .stream()
                .filter(container -> !Boolean.FALSE.equals(container.essential()))
                .map(ContainerDefinition::name)
                .toList();
    }
}
