package dev.seaworthy.probe.network;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The network configuration of a replica, from the kernel and not from the engine.
 *
 * @param addresses of the replica, without loopback
 * @param listens the TCP ports that it listens on, without loopback
 * @param routes as {@code ip route} prints them
 */
public record NetworkView(Replica replica, List<String> addresses, SortedSet<Integer> listens, List<String> routes) {
    public NetworkView {
        if (routes.isEmpty() && !replica.addresses().isEmpty()) {
            throw new InconclusiveException("%s is attached to networks, but has no route".formatted(replica));
        }
    }

    /** @return the network configuration of every running container, read by one command */
    public static List<NetworkView> all(ComposeStack stack) {
        List<Replica> live = stack.replicas().withProcess();
        Map<String, List<String>> lines = stack.probeContainer()
                .host(live, "network")
                .lines()
                .collect(Collectors.groupingBy(line -> line.substring(0, line.indexOf(' '))));
        return live.stream()
                .map(replica -> of(replica, lines.getOrDefault(Integer.toString(replica.pid()), List.of())))
                .toList();
    }

    /** @return the default routes, which lead to addresses outside its own networks */
    public List<String> waysOut() {
        return routes.stream().filter(route -> route.startsWith("default")).toList();
    }

    private static NetworkView of(Replica replica, List<String> lines) {
        return new NetworkView(
                replica,
                facts(lines, "address", address -> address.replaceFirst("/.*", "")),
                facts(lines, "listens", Function.identity()).stream()
                        .filter(listener -> !listener.startsWith("127.") && !listener.startsWith("[::1]"))
                        .map(listener -> Integer.valueOf(listener.substring(listener.lastIndexOf(':') + 1)))
                        .collect(Collectors.toCollection(TreeSet::new)),
                facts(lines, "route", Function.identity()));
    }

    private static List<String> facts(List<String> lines, String kind, Function<String, String> fact) {
        List<String> facts = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            if (words[1].equals(kind)) {
                facts.add(fact.apply(words[2]));
            }
        }
        return facts;
    }
}
