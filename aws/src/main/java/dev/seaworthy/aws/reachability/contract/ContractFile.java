package dev.seaworthy.aws.reachability.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code services.*.reaches} and {@code x-aws} of a contract. The other keys are those of the acceptance suite,
 * which refuses what it does not know.
 */
public final class ContractFile {
    private static final String INTERNET = "internet";
    private static final Set<String> KEYS =
            Set.of("zones", "resources", "load-balancers", "every-task", "tasks", "wider-rules");

    private final Map<String, List<Target>> reaches = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();
    private final Map<String, LoadBalancerPromise> loadBalancers = new LinkedHashMap<>();
    private final Set<Promise> promises = new LinkedHashSet<>();

    private ContractFile() {}

    /** @throws InvalidContractException with file, line, key and reason in one line */
    public static Contract read(Path file) {
        return new ContractFile().contract(YamlValue.read(file));
    }

    private Contract contract(YamlValue root) {
        YamlValue aws = root.require("x-aws");
        Map<String, YamlValue> keys = aws.map(KEYS);
        optional(keys, "resources").forEach((name, id) -> resources.put(name, id.text()));
        Map<String, YamlValue> services = root.require("services").map();
        services.forEach(
                (name, service) -> reaches.put(name, targets(service.map().get("reaches"))));
        optional(keys, "load-balancers").forEach((name, value) -> loadBalancers.put(name, loadBalancer(value)));
        services.forEach((name, service) -> refuseUnknown(service.map().get("reaches")));
        reaches.forEach((name, targets) -> targets.forEach(target -> promise(name, target)));
        loadBalancers.forEach(this::promiseListeners);
        promiseEndpoints(keys);
        return new Contract(
                keys.containsKey("zones") ? keys.get("zones").text(Integer::parseInt) : 1,
                List.copyOf(reaches.keySet()),
                resources,
                loadBalancers,
                List.copyOf(promises),
                widerRules(keys.get("wider-rules")));
    }

    /** A target behind a load balancer is promised by the load balancer's listeners. */
    private void promise(String from, Target target) {
        if (loadBalancers.values().stream().noneMatch(balancer -> balancer.serves(from, target))) {
            promises.add(Promise.direct(from, target));
        }
    }

    private void promiseListeners(String name, LoadBalancerPromise balancer) {
        balancer.listeners().forEach((port, listener) -> {
            String purpose = "%s through %s".formatted(listener.to(), name);
            balancer.clients().forEach(client -> promises.add(new Promise(client, new Target(name, port), purpose)));
            promises.add(Promise.direct(name, listener.to()));
        });
    }

    private void promiseEndpoints(Map<String, YamlValue> keys) {
        List<Target> everyTask = targets(keys.get("every-task"));
        reaches.keySet().stream()
                .filter(name -> !resources.containsKey(name))
                .forEach(name -> everyTask.forEach(target -> promises.add(Promise.direct(name, target))));
        optional(keys, "tasks").forEach((name, value) -> {
            refuseUnknown(value, name, reaches.keySet());
            targets(value).forEach(target -> promises.add(Promise.direct(name, target)));
        });
    }

    private LoadBalancerPromise loadBalancer(YamlValue value) {
        value.map(Set.of("clients", "listeners"));
        Map<Integer, LoadBalancerPromise.Listener> listeners = new LinkedHashMap<>();
        value.require("listeners").map().forEach((port, listener) -> {
            Map<String, YamlValue> keys = listener.map(Set.of("to", "with-certificate"));
            YamlValue to = listener.require("to");
            Target target = to.text(Target::of);
            refuseUnknown(to, target.name(), reaches.keySet());
            listeners.put(
                    listener.text(port, number -> Target.checkedPort(Integer.parseInt(number))),
                    new LoadBalancerPromise.Listener(
                            target,
                            Optional.ofNullable(keys.get("with-certificate")).map(YamlValue::text)));
        });
        List<String> clients = new ArrayList<>();
        for (YamlValue client : value.require("clients").list()) {
            if (!client.text().equals(INTERNET)) {
                refuseUnknown(client, client.text(), reaches.keySet());
            }
            clients.add(client.text());
        }
        refuseWithoutTarget(value, clients, listeners);
        return new LoadBalancerPromise(clients, listeners);
    }

    private void refuseWithoutTarget(
            YamlValue balancer, List<String> clients, Map<Integer, LoadBalancerPromise.Listener> listeners) {
        List<Target> targets = listeners.values().stream()
                .map(LoadBalancerPromise.Listener::to)
                .toList();
        clients.stream()
                .filter(client -> !client.equals(INTERNET))
                .filter(client -> reaches.get(client).stream().noneMatch(targets::contains))
                .findFirst()
                .ifPresent(client -> {
                    throw balancer.invalid("%s does not reach %s: add it to services.%s.reaches"
                            .formatted(client, targets.isEmpty() ? "anything through it" : targets.getFirst(), client));
                });
    }

    private static List<WiderRule> widerRules(YamlValue value) {
        return value == null
                ? List.of()
                : value.list().stream()
                        .map(rule -> {
                            rule.map(Set.of("rule", "for", "reason"));
                            return new WiderRule(
                                    rule.require("rule").text(),
                                    rule.require("for").text(Target::of),
                                    rule.require("reason").text());
                        })
                        .toList();
    }

    private void refuseUnknown(YamlValue targets) {
        if (targets != null) {
            targets.list()
                    .forEach(
                            value -> refuseUnknown(value, value.text(Target::of).name(), reaches.keySet()));
        }
    }

    private static void refuseUnknown(YamlValue value, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw value.invalid("\"%s\" is not a service of this contract".formatted(name));
        }
    }

    private static List<Target> targets(YamlValue value) {
        return value == null
                ? List.of()
                : value.list().stream().map(target -> target.text(Target::of)).toList();
    }

    private static Map<String, YamlValue> optional(Map<String, YamlValue> keys, String name) {
        return keys.containsKey(name) ? keys.get(name).map() : Map.of();
    }
}
