package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.Deployment;
import dev.seaworthy.aws.reachability.model.Node;
import dev.seaworthy.aws.reachability.model.SecurityGroup;
import dev.seaworthy.aws.reachability.model.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the model from a template. */
public final class TemplateReader {
    private TemplateReader() {}

    public static Deployment read(Template template) {
        Problems problems = new Problems();
        template.transform()
                .ifPresent(name ->
                        problems.add("Transform", "%s changes the template during the deployment".formatted(name)));
        Resources resources = new Resources(template.resources(problems), problems);
        new UnknownResources(resources.all(), problems).report();
        Map<String, Vpc> vpcs = new VpcReader(resources).read();
        Map<String, SecurityGroup> groups = new SecurityGroupReader(resources).read(vpcs.values());
        Places places = new Places(vpcs, new SubnetReader(resources).read(), groups);
        List<Node> nodes = new ArrayList<>();
        nodes.addAll(new LoadBalancerReader(resources, places).read());
        nodes.addAll(new EcsServiceReader(resources, places).read());
        nodes.addAll(new DatabaseReader(resources, places).read());
        nodes.addAll(new FileSystemReader(resources, places).read());
        nodes.addAll(new VpcEndpointReader(resources, places).read());
        return new Deployment(
                vpcs,
                groups,
                new RouteTableReader(resources, vpcs).read(),
                new NetworkAclReader(resources).read(),
                nodes,
                problems.sentences());
    }
}
