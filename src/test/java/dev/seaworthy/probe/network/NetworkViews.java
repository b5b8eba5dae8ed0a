package dev.seaworthy.probe.network;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.network.NetworkView.Namespace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The network configurations of all running containers, or the reasons why they cannot be read: a container that ends
 * meanwhile hides no other.
 *
 * @param all those that were read
 * @param unread the reason, by replica
 */
public record NetworkViews(List<NetworkView> all, Map<Replica, String> unread) {
    private static final String HOST = "host";
    /** A JVM binds 127.0.0.1 as its IPv6 form, {@code ::ffff:127.0.0.1}. */
    private static final Pattern LOOPBACK = Pattern.compile("127\\.|\\[::1[]%]|\\[::ffff:127\\.");

    /** @return the network configuration of every running container, read by one command */
    public static NetworkViews of(ComposeStack stack) {
        List<Replica> live = stack.replicas().withProcess();
        return of(live, stack.probeContainer().host(live, "network"));
    }

    /** @param output of the script {@code network} */
    static NetworkViews of(List<Replica> live, String output) {
        Map<String, List<String>> lines =
                output.lines().collect(Collectors.groupingBy(line -> line.substring(0, line.indexOf(' '))));
        Facts host = new Facts(lines.getOrDefault(HOST, List.of()));
        Map<Replica, Facts> facts = new LinkedHashMap<>();
        live.forEach(replica ->
                facts.put(replica, new Facts(lines.getOrDefault(Integer.toString(replica.pid()), List.of()))));
        List<NetworkView> all = new ArrayList<>();
        Map<Replica, String> unread = new LinkedHashMap<>();
        facts.forEach((replica, seen) -> {
            try {
                all.add(seen.view(replica, namespace(replica, seen, host, facts)));
            } catch (InconclusiveException e) {
                unread.put(replica, e.getMessage());
            }
        });
        return new NetworkViews(List.copyOf(all), unread);
    }

    /** @return the configurations of the service's running containers that were read */
    public List<NetworkView> of(String service) {
        return all.stream()
                .filter(view -> view.replica().service().equals(service))
                .toList();
    }

    /**
     * @return like {@link #of(String)}, for all running containers of the service
     * @throws InconclusiveException if none is running, or one cannot be read
     */
    public List<NetworkView> complete(String service) {
        unread.forEach((replica, reason) -> {
            if (replica.service().equals(service)) {
                throw new InconclusiveException(reason);
            }
        });
        if (of(service).isEmpty()) {
            throw new InconclusiveException(service + " has no running container whose network can be read");
        }
        return of(service);
    }

    /** @return whether a container of the service listens on this port */
    public boolean listens(String service, int port) {
        return of(service).stream().anyMatch(view -> view.listens().contains(port));
    }

    /** A container that is attached to networks owns its namespace; others may have the same one. */
    private static Namespace namespace(Replica replica, Facts seen, Facts host, Map<Replica, Facts> all) {
        Optional<String> id = seen.first("namespace");
        if (NetworkView.isAttached(replica) || id.isEmpty()) {
            return Namespace.OWN;
        }
        if (id.equals(host.first("namespace"))) {
            return new Namespace(true, Optional.empty());
        }
        return new Namespace(
                false,
                all.entrySet().stream()
                        .filter(other -> !other.getKey().equals(replica) && NetworkView.isAttached(other.getKey()))
                        .filter(other -> other.getValue().first("namespace").equals(id))
                        .map(other -> other.getKey().instance())
                        .findFirst());
    }

    /** What the script printed about one process: {@code PID KIND FACT}. */
    private record Facts(List<String> lines) {
        NetworkView view(Replica replica, Namespace namespace) {
            if (lines.isEmpty() || first("failed").isPresent()) {
                throw new InconclusiveException("the network of %s cannot be read: %s"
                        .formatted(
                                replica, first("failed").orElse("the probe container has printed nothing about it")));
            }
            boolean ownsSockets = !namespace.isTheHosts() && namespace.owner().isEmpty();
            return new NetworkView(
                    replica,
                    namespace,
                    all("address").stream()
                            .map(address -> address.replaceFirst("/.*", ""))
                            .toList(),
                    ownsSockets ? listens() : new TreeSet<>(),
                    all("route"));
        }

        private SortedSet<Integer> listens() {
            return all("listens").stream()
                    .filter(listener -> !LOOPBACK.matcher(listener).lookingAt())
                    .map(listener -> Integer.valueOf(listener.substring(listener.lastIndexOf(':') + 1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Optional<String> first(String kind) {
            return all(kind).stream().findFirst();
        }

        private List<String> all(String kind) {
            return lines.stream()
                    .map(line -> line.split(" ", 3))
                    .filter(words -> words[1].equals(kind))
                    .map(words -> words.length > 2 ? words[2] : "")
                    .toList();
        }
    }
}
