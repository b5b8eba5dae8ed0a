package dev.seaworthy.probe.network;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.network.Connections.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Connects to containers at the addresses at which other containers reach them, and not at the loopback address. */
public record ContainerPorts(ComposeStack stack) {
    /**
     * @param port TCP
     * @return the attempts by container, from its own network namespace; none for a container without an address
     * @throws InconclusiveException if no container of the service runs, or its network cannot be read
     */
    public Map<String, List<ConnectionAttempt>> attempt(String service, int port) {
        Map<String, List<ConnectionAttempt>> attempts = new LinkedHashMap<>();
        NetworkViews.of(stack)
                .complete(service)
                .forEach(view -> attempts.put(view.replica().instance(), attempt(view, port)));
        return attempts;
    }

    private List<ConnectionAttempt> attempt(NetworkView view, int port) {
        String service = view.replica().service();
        new HostNetwork(stack).refuseOtherListener(view.replica(), port);
        List<Target> targets = view.addresses().stream()
                .map(address -> new Target(service, address, port))
                .toList();
        return targets.isEmpty()
                ? List.of()
                : Connections.attempt(
                        service, targets, reach -> stack.probeContainer().inNetworkNamespaceOf(view.replica(), reach));
    }
}
