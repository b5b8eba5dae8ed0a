package dev.seaworthy.probe.network;

import dev.seaworthy.contract.PublishedPort;
import dev.seaworthy.docker.ComposeStack;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The addresses of the host at which the Compose files publish ports, with the variables that the user has set. */
public final class DefaultBindings {
    private static final String ALL_ADDRESSES = "0.0.0.0";

    private final JsonNode services;

    public DefaultBindings(ComposeStack stack) {
        services = JsonMapper.shared().readTree(stack.modelOfUsers()).path("services");
    }

    /** @return the host's addresses at which the service's port is published; none if the files do not publish it */
    public List<String> addresses(String service, PublishedPort port) {
        return services.path(service)
                .path("ports")
                .valueStream()
                .filter(published -> published.path("target").asInt() == port.number()
                        && published
                                .path("protocol")
                                .asString("tcp")
                                .equals(port.protocol().toString()))
                .map(published -> published.path("host_ip").asString(ALL_ADDRESSES))
                .toList();
    }
}
