package dev.seaworthy.fault;

import dev.seaworthy.docker.ComposeStack;
import java.time.Duration;

/** How long a Docker or Compose command on the stack may take. */
final class CommandTimeout {
    /** For the engine: it stops containers, each within its grace period, and creates others. */
    private static final Duration ENGINE = Duration.ofSeconds(60);

    private CommandTimeout() {}

    /** @return the promised time until the stack is healthy, for which {@code up} may wait, and the engine's own */
    static Duration of(ComposeStack stack) {
        return stack.contract().healthyWithin().duration().plus(ENGINE);
    }
}
