package dev.seaworthy.checks;

import dev.seaworthy.docker.ComposeStack;
import java.util.Optional;

/**
 * How the start of the run's stack ended. A check that requests this instead of the stack is run also if the stack did
 * not start.
 *
 * @param failure why nothing of the stack can be observed; empty if Compose created containers
 */
public record StackStart(ComposeStack stack, Optional<RuntimeException> failure) {}
