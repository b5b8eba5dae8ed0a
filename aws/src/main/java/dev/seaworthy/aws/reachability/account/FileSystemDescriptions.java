package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.NetworkInterface;
import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the mount targets of EFS: the descriptions of their network interfaces name the file system. */
record FileSystemDescriptions(AccountContext account, InterfaceDescriptions interfaces) {
    private static final Pattern MOUNT_TARGET = Pattern.compile("EFS mount target for (fs-\\w+) \\((fsmt-\\w+)\\)");

    List<Node> read() {
        Map<String, List<NetworkInterface>> targets = new LinkedHashMap<>();
        interfaces.claim(MOUNT_TARGET.asMatchPredicate()).forEach(target -> {
            Matcher description = MOUNT_TARGET.matcher(target.description());
            if (description.matches()) {
                targets.computeIfAbsent(account.name(description.group(1)), first -> new ArrayList<>())
                        .add(interfaces.place(target));
            }
        });
        List<Node> systems = new ArrayList<>();
        targets.forEach((id, places) -> systems.add(new Node.FileSystem(id, places)));
        return systems;
    }
}
