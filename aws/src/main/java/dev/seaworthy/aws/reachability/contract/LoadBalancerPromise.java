package dev.seaworthy.aws.reachability.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a load balancer does.
 *
 * @param clients the services that connect to it, or the internet
 * @param listeners by port
 */
public record LoadBalancerPromise(List<String> clients, Map<Integer, Listener> listeners) {
    /**
     * @param to the service, and the port of its containers, to which it forwards
     * @param protocolWithCertificate its protocol if the deployment has a certificate; not judged if empty
     */
    public record Listener(Target to, Optional<String> protocolWithCertificate) {}

    public LoadBalancerPromise {
        clients = List.copyOf(clients);
        listeners = new LinkedHashMap<>(listeners);
    }

    /** @return whether a client reaches this target through the load balancer */
    boolean serves(String client, Target target) {
        return clients.contains(client)
                && listeners.values().stream()
                        .anyMatch(listener -> listener.to().equals(target));
    }
}
