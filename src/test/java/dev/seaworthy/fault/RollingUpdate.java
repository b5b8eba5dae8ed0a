package dev.seaworthy.fault;

import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeStack;
import java.nio.file.Path;
import java.time.Duration;

/** Replaces the containers of a service with the operator's own script, {@code bin/roll}. */
public final class RollingUpdate {
    /** The script itself waits for 120 s, and then rolls back. */
    private static final Duration ROLL = Duration.ofSeconds(180);

    private final ComposeStack stack;
    private final ServiceFaults services;

    RollingUpdate(ComposeStack stack, ServiceFaults services) {
        this.stack = stack;
        this.services = services;
    }

    /**
     * Replaces a service's containers with the operator's own script.
     *
     * @param overlays Compose files on top of the stack's own: the changes of the new containers
     * @return the script's exit status and output
     */
    public CommandResult roll(String service, Path... overlays) {
        services.rememberScale(service);
        ComposeStack desired =
                overlays.length == 0 ? stack : stack.reconfigured(stack.files(), stack.contract(), overlays);
        return desired.cli().roll(ROLL, service);
    }
}
