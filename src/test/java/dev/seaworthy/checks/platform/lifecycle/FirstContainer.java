package dev.seaworthy.checks.platform.lifecycle;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.EngineEvents.ContainerEvent;
import dev.seaworthy.docker.InconclusiveException;
import java.time.Instant;
import java.util.Comparator;

/** The first container of a run: its creation is the start of {@code docker compose up}, after builds and pulls. */
final class FirstContainer {
    private FirstContainer() {}

    /** @throws InconclusiveException if the engine has not reported it */
    static Instant created(ComposeStack stack) {
        return stack.events().all().stream()
                .filter(happening -> happening.action().equals("create"))
                .map(ContainerEvent::at)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new InconclusiveException("the engine has reported no creation of a container"));
    }
}
