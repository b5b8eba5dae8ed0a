package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.NetworkInterface;
import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads AWS::EFS::MountTarget: a file system has no other network interface. */
record FileSystemReader(Resources resources, Places places) {
    List<Node> read() {
        Map<String, List<NetworkInterface>> targets = new LinkedHashMap<>();
        resources.each("AWS::EFS::MountTarget", target -> {
            List<Property> subnet = List.of(target.get("SubnetId"));
            targets.computeIfAbsent(target.get("FileSystemId").id(), first -> new ArrayList<>())
                    .addAll(places.inSubnets(subnet, places.groups(target.get("SecurityGroups"), subnet), false));
        });
        List<Node> systems = new ArrayList<>();
        targets.forEach((id, interfaces) -> systems.add(new Node.FileSystem(id, interfaces)));
        return systems;
    }
}
