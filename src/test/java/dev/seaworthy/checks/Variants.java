package dev.seaworthy.checks;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.fault.UndoStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the same stack again beside the shared one, for checks that would stop that one or prevent its start. JUnit
 * closes the variants after the check.
 */
public final class Variants implements AutoCloseable {
    /** No image contains the command, so that the first probe fails, half a second after the start. */
    private static final String NEVER_HEALTHY = """
            services:
              "%s":
                healthcheck:
                  test: [CMD, /never-healthy]
                  interval: 500ms
                  timeout: 500ms
                  retries: 1
                  start_period: 0s
                  start_interval: 500ms
            """;

    private final ComposeStack shared;
    private final boolean tamperedWith;
    private final UndoStack undo = new UndoStack();
    private final List<ComposeStack> started = new ArrayList<>();

    /** @param tamperedWith whether the shared stack is modified on purpose, so that it has no unmodified variants */
    Variants(ComposeStack shared, boolean tamperedWith) {
        this.shared = shared;
        this.tamperedWith = tamperedWith;
    }

    /** @return a variant with only these services and their dependencies */
    public ComposeStack of(List<String> services) {
        refuseIfTamperedWith();
        return started(shared.variantOnOneNetwork(), services);
    }

    /** @return a variant with this additional Compose file of the stack's directory */
    public ComposeStack with(String overlay) {
        refuseIfTamperedWith();
        ComposeStack variant = started(shared.variant(shared.files().resolve(overlay)), List.of());
        SharedStack.settled(variant);
        return variant;
    }

    /** @return a variant in which this service never becomes healthy: see {@link ComposeStack#lastError} */
    public ComposeStack withUnhealthyService(String service) {
        refuseIfTamperedWith();
        return started(shared.variantOnOneNetwork(overlay(NEVER_HEALTHY.formatted(service))), List.of());
    }

    /** @return those that the check has started */
    List<ComposeStack> all() {
        return List.copyOf(started);
    }

    private void refuseIfTamperedWith() {
        if (tamperedWith) {
            throw new InconclusiveException("no variant is started of a stack that is modified on purpose");
        }
    }

    private ComposeStack started(ComposeStack variant, List<String> services) {
        undo.onClose(variant::close);
        started.add(variant);
        variant.start(services.toArray(String[]::new));
        return variant;
    }

    private Path overlay(String text) {
        try {
            Path overlay = Files.createTempFile("seaworthy-overlay", ".yml");
            undo.onClose(() -> overlay.toFile().delete());
            return Files.writeString(overlay, text);
        } catch (IOException e) {
            throw new InconclusiveException("the Compose overlay cannot be written: " + e, e);
        }
    }

    @Override
    public void close() {
        undo.close();
    }
}
