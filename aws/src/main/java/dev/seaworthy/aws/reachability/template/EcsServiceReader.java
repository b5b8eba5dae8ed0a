package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.List;

/** Reads AWS::ECS::Service, and the names of the essential containers of AWS::ECS::TaskDefinition. */
record EcsServiceReader(Resources resources, Places places) {
    List<Node> read() {
        List<Node> services = new ArrayList<>();
        resources.each("AWS::ECS::Service", service -> services.add(tasks(service)));
        return services;
    }

    private Node tasks(Resource service) {
        Property network = service.get("NetworkConfiguration").get("AwsvpcConfiguration");
        if (!network.isPresent()) {
            throw network.unresolved("the check reads tasks with the network mode awsvpc only");
        }
        List<Property> subnets = network.get("Subnets").items();
        return new Node.Tasks(
                service.id(),
                essentialContainers(service),
                places.inSubnets(
                        subnets,
                        places.groups(network.get("SecurityGroups"), subnets),
                        network.get("AssignPublicIp").text("DISABLED").equals("ENABLED")),
                service.get("LoadBalancers").items().stream()
                        .map(registration -> new Node.Registration(
                                registration.get("TargetGroupArn").id(),
                                registration.get("ContainerPort").integer(-1)))
                        .toList());
    }

    private List<String> essentialContainers(Resource service) {
        Property reference = service.get("TaskDefinition");
        Resource definition = resources
                .find(reference.id())
                .orElseThrow(() -> reference.unresolved("the template has no task definition " + reference.id()));
        return definition.get("ContainerDefinitions").items().stream()
                .filter(container -> container.get("Essential").bool(true))
                .map(container -> container.get("Name").text())
                .toList();
    }
}
