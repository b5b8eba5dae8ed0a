package dev.seaworthy.aws.reachability.model;

import java.util.List;

/** Something that opens or accepts connections. */
public sealed interface Node {
    Traffic HTTPS = Traffic.tcp(443);

    /** @return its logical id in the template, or its id in the account */
    String id();

    /** @return the names by which a contract may call it without saying which resource it means */
    default List<String> names() {
        return List.of();
    }

    List<NetworkInterface> interfaces();

    /** @return the ports at which it accepts connections, if nothing blocks them */
    Traffic accepts();

    /** @return whether it can open connections to others */
    default boolean opens() {
        return false;
    }

    /**
     * The tasks of an ECS service: they accept connections at any port, whatever their port mappings are.
     *
     * @param names those of its essential containers
     * @param registrations the target groups in which its tasks are registered
     */
    record Tasks(String id, List<String> names, List<NetworkInterface> interfaces, List<Registration> registrations)
            implements Node {
        @Override
        public Traffic accepts() {
            return Traffic.ALL;
        }

        @Override
        public boolean opens() {
            return true;
        }
    }

    /** @param port of the container */
    record Registration(String targetGroup, int port) {}

    /**
     * A network or application load balancer. It opens connections to the targets that are registered, only.
     *
     * @param targetGroups those of its listeners
     */
    record LoadBalancer(
            String id,
            boolean internetFacing,
            List<NetworkInterface> interfaces,
            List<Listener> listeners,
            List<TargetGroup> targetGroups)
            implements Node {
        @Override
        public Traffic accepts() {
            return listeners.stream().map(Listener::traffic).reduce(Traffic.NONE, Traffic::or);
        }

        @Override
        public boolean opens() {
            return true;
        }

        /** @return whether targets see the addresses of the clients instead of those of the load balancer */
        public boolean preservesClientAddresses() {
            return targetGroups.stream().anyMatch(TargetGroup::preservesClientAddresses);
        }
    }

    /** @param targetGroups ids of those to which it forwards */
    record Listener(String id, int port, String protocol, boolean certificate, List<String> targetGroups) {
        Traffic traffic() {
            return switch (protocol) {
                case "UDP" -> Traffic.of("udp", port, port);
                case "TCP_UDP" -> Traffic.tcp(port).or(Traffic.of("udp", port, port));
                default -> Traffic.tcp(port);
            };
        }
    }

    /** @param healthCheckPort that of the registration if it is negative */
    record TargetGroup(String id, boolean preservesClientAddresses, int healthCheckPort) {}

    /** A database of RDS. Extensions of a database can open connections. */
    record Database(String id, List<NetworkInterface> interfaces, int port) implements Node {
        @Override
        public Traffic accepts() {
            return Traffic.tcp(port);
        }

        @Override
        public boolean opens() {
            return true;
        }
    }

    /** A file system of EFS, with its mount targets as interfaces. */
    record FileSystem(String id, List<NetworkInterface> interfaces) implements Node {
        @Override
        public Traffic accepts() {
            return Traffic.tcp(2049);
        }
    }

    /**
     * An interface endpoint of an AWS service.
     *
     * @param service the last part of the service's name, like {@code ecr.api}
     */
    record InterfaceEndpoint(String id, String service, List<NetworkInterface> interfaces, boolean privateDns)
            implements Node {
        @Override
        public List<String> names() {
            return List.of(service);
        }

        @Override
        public Traffic accepts() {
            return HTTPS;
        }
    }

    /** A gateway endpoint: packets to the public addresses of the service take it from subnets with these tables. */
    record GatewayEndpoint(String id, String service, List<String> routeTables) implements Node {
        @Override
        public List<String> names() {
            return List.of(service);
        }

        @Override
        public List<NetworkInterface> interfaces() {
            return List.of();
        }

        @Override
        public Traffic accepts() {
            return HTTPS;
        }
    }

    /** The hosts of the internet. */
    record Internet() implements Node {
        public static final String NAME = "internet";

        @Override
        public String id() {
            return NAME;
        }

        @Override
        public List<String> names() {
            return List.of(NAME);
        }

        @Override
        public List<NetworkInterface> interfaces() {
            return List.of();
        }

        @Override
        public Traffic accepts() {
            return Traffic.ALL;
        }

        @Override
        public boolean opens() {
            return true;
        }
    }
}
