package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A Compose secret.
 *
 * @param readBy the services that can read it; no other service can
 */
public record Secret(@JsonProperty(required = true) List<String> readBy) {
    public Secret {
        readBy = List.copyOf(Validation.refuseNull("read-by", readBy));
        Validation.refuseUnless(!readBy.isEmpty(), "read-by must name at least one service");
    }

    /** @return the secret with these readers only; empty if none of them can read it */
    Optional<Secret> of(Collection<String> some) {
        List<String> those = readBy.stream().filter(some::contains).toList();
        return those.isEmpty() ? Optional.empty() : Optional.of(new Secret(those));
    }
}
