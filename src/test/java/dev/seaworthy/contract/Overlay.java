package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What differs in the promises about a service if the stack is started with an additional Compose file.
 *
 * @param exempt restrictions of {@code hardened} that do not apply to it then, each with a reason
 */
public record Overlay(@JsonProperty(required = true) Map<Hardening, String> exempt) {
    public Overlay {
        Validation.refuseNull("exempt", exempt);
        exempt = Service.withReasons(exempt);
    }
}
