package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A Compose secret.
 *
 * @param readBy the services that can read it; no other can
 */
public record Secret(@JsonProperty(required = true) List<String> readBy) {
    public Secret {
        readBy = List.copyOf(Nonsense.refuseNull("read-by", readBy));
        Nonsense.refuseUnless(!readBy.isEmpty(), "read-by must name at least one service");
    }
}
