package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A network of the stack.
 *
 * @param services the services that it connects
 * @param leadsOutside whether they can open connections to hosts outside the stack
 */
public record Network(@JsonProperty(required = true) List<String> services, boolean leadsOutside) {
    public Network {
        services = List.copyOf(Validation.refuseNull("services", services));
        Validation.refuseUnless(!services.isEmpty(), "services must name at least one service");
    }

    /** @return the network with these services only; empty if it connects none of them */
    Optional<Network> of(Collection<String> some) {
        List<String> those = services.stream().filter(some::contains).toList();
        return those.isEmpty() ? Optional.empty() : Optional.of(new Network(those, leadsOutside));
    }
}
