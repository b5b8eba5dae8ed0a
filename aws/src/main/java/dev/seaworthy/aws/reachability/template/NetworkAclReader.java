package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.Cidr;
import dev.seaworthy.aws.reachability.model.NetworkAcl;
import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads AWS::EC2::NetworkAcl and AWS::EC2::NetworkAclEntry. Entries for IPv6 are ignored. An ACL with an unresolved
 * entry is left out, so that it denies nothing.
 */
record NetworkAclReader(Resources resources) {
    Map<String, NetworkAcl> read() {
        Map<String, List<NetworkAcl.Entry>> ingress = new LinkedHashMap<>();
        Map<String, List<NetworkAcl.Entry>> egress = new LinkedHashMap<>();
        Set<String> unresolved = new HashSet<>();
        resources.each("AWS::EC2::NetworkAcl", acl -> {
            ingress.put(acl.id(), new ArrayList<>());
            egress.put(acl.id(), new ArrayList<>());
        });
        resources.each("AWS::EC2::NetworkAclEntry", entry -> {
            Property acl = entry.get("NetworkAclId");
            List<NetworkAcl.Entry> entries = (entry.get("Egress").bool(false) ? egress : ingress).get(acl.id());
            if (entries == null) {
                throw acl.unresolved("the template has no network ACL " + acl.id());
            }
            if (!entry.get("CidrBlock").isPresent()) {
                return;
            }
            try {
                entries.add(entry(entry));
            } catch (UnresolvedException e) {
                unresolved.add(acl.id());
                throw e;
            }
        });
        Map<String, NetworkAcl> acls = new LinkedHashMap<>();
        unresolved.forEach(ingress::remove);
        ingress.forEach((id, entries) -> acls.put(id, new NetworkAcl(id, entries, egress.get(id))));
        return acls;
    }

    private static NetworkAcl.Entry entry(Resource entry) {
        Property block = entry.get("CidrBlock");
        Property ports = entry.get("PortRange");
        try {
            return new NetworkAcl.Entry(
                    entry.id(),
                    entry.get("RuleNumber").integer(0),
                    entry.get("RuleAction").text().equals("allow"),
                    Traffic.of(
                            entry.get("Protocol").text(),
                            ports.isPresent() ? ports.get("From").integer(-1) : -1,
                            ports.isPresent() ? ports.get("To").integer(-1) : -1),
                    Cidr.parse(block.text()));
        } catch (IllegalArgumentException e) {
            throw block.unresolved(e.getMessage());
        }
    }
}
