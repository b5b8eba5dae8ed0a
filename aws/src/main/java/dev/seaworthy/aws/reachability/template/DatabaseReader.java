package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads AWS::RDS::DBInstance with its DBSubnetGroup. */
record DatabaseReader(Resources resources, Places places) {
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("postgres", 5432, "mysql", 3306, "mariadb", 3306);

    List<Node> read() {
        List<Node> databases = new ArrayList<>();
        resources.each("AWS::RDS::DBInstance", instance -> databases.add(database(instance)));
        return databases;
    }

    private Node database(Resource instance) {
        Property reference = instance.get("DBSubnetGroupName");
        List<Property> subnets = resources
                .find(reference.id())
                .orElseThrow(() -> reference.unresolved("the template has no DBSubnetGroup " + reference.id()))
                .get("SubnetIds")
                .items();
        // without the property, AWS gives an instance a public address if its VPC has an internet gateway
        boolean publicAddress = instance.get("PubliclyAccessible").bool(places.haveInternetGateway(subnets));
        return new Node.Database(
                instance.id(),
                places.inSubnets(subnets, places.groups(instance.get("VPCSecurityGroups"), subnets), publicAddress),
                port(instance));
    }

    private static int port(Resource instance) {
        Integer byDefault = DEFAULT_PORTS.get(instance.get("Engine").text(""));
        int port = instance.get("Port").integer(byDefault == null ? -1 : byDefault);
        if (port < 0) {
            throw instance.get("Port").unresolved("the check does not know the default port of this engine");
        }
        return port;
    }
}
