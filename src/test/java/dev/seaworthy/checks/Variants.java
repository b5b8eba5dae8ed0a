package dev.seaworthy.checks;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.fault.UndoStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

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

    /**
     * Removes fixed names and published ports of the stack's own file, so that a variant can run beside the shared
     * stack.
     */
    private static final String BESIDE = """
            services:
            %s""";

    /** Puts all services on one network: an engine has room for some thirty only. */
    private static final String NEITHER_NAME_NOR_PORT = """
              "%s":
                container_name: !reset null
                ports: !reset []
                networks: !override [default]
            """;

    private final ComposeStack shared;
    private final boolean tamperedWith;
    private final UndoStack undo = new UndoStack();

    /** @param tamperedWith whether the shared stack is modified on purpose, so that it has no unmodified variants */
    Variants(ComposeStack shared, boolean tamperedWith) {
        this.shared = shared;
        this.tamperedWith = tamperedWith;
    }

    /** @return a variant with only these services and their dependencies */
    public ComposeStack of(List<String> services) {
        return started(services, beside());
    }

    /** @return a variant with this additional Compose file of the stack's directory */
    public ComposeStack with(String overlay) {
        ComposeStack variant = started(List.of(), shared.files().resolve(overlay));
        SharedStack.settled(variant);
        return variant;
    }

    /** @return a variant in which this service never becomes healthy: see {@link ComposeStack#lastError} */
    public ComposeStack withUnhealthyService(String service) {
        Path held = overlay(NEVER_HEALTHY.formatted(service));
        return started(List.of(), beside(), held);
    }

    private Path beside() {
        return overlay(BESIDE.formatted(shared.contract().services().keySet().stream()
                .map(NEITHER_NAME_NOR_PORT::formatted)
                .collect(Collectors.joining())));
    }

    private ComposeStack started(List<String> services, Path... files) {
        if (tamperedWith) {
            throw new InconclusiveException("no variant is started of a stack that is modified on purpose");
        }
        ComposeStack variant = shared.variant(files);
        undo.onClose(variant::close);
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
