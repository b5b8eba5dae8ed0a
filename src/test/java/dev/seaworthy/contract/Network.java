package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Who is joined by a network.
 *
 * @param joins the services on it
 * @param leadsOutside whether they can open connections to what is not part of the stack
 */
public record Network(@JsonProperty(required = true) List<String> joins, boolean leadsOutside) {
    public Network {
        joins = List.copyOf(Nonsense.refuseNull("joins", joins));
        Nonsense.refuseUnless(!joins.isEmpty(), "joins must name at least one service");
    }
}
