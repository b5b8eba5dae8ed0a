package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who is joined by a network.
 *
 * @param joins the services on it
 * @param leadsOutside whether they can open connections to what is not part of the stack
 */
public record Network(@JsonProperty(required = true) List<String> joins, boolean leadsOutside) {
    public Network {
        joins = List.copyOf(Validation.refuseNull("joins", joins));
        Validation.refuseUnless(!joins.isEmpty(), "joins must name at least one service");
    }

    /** @return the same for these services only; empty if it is about none of them */
    Optional<Network> of(Collection<String> some) {
        List<String> those = joins.stream().filter(some::contains).toList();
        return those.isEmpty() ? Optional.empty() : Optional.of(new Network(those, leadsOutside));
    }
}
