package dev.seaworthy.probe.network;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;

/** Containers with {@code network_mode: host}, beside whose programs those of the host listen. */
public record HostNetwork(ComposeStack stack) {
    private static final String HOST = "host";

    /** @throws InconclusiveException if the replica uses the host's network, and another program listens on the port */
    public void refuseOtherListener(Replica replica, int port) {
        if (!replica.addresses().containsKey(HOST)) {
            return;
        }
        String listener = stack.probeContainer()
                .host("listener", Integer.toString(replica.pid()), Integer.toString(port))
                .strip();
        if (listener.equals("other")) {
            throw new InconclusiveException(
                    "%s uses the host's network, in which another program listens on port %d: stop that program"
                            .formatted(replica.instance(), port));
        }
    }
}
