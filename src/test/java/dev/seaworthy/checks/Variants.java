package dev.seaworthy.checks;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs of the same stack beside the one that all checks share: for what would take that one apart, or keep it from
 * starting. JUnit closes them after the check.
 */
public final class Variants implements AutoCloseable {
    /** The command exists in no image, so that the first probe fails, which is half a second after the start. */
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

    /** So that it can run beside the shared one, whatever names and ports the stack's own file gives its services. */
    private static final String BESIDE = """
            services:
            %s""";

    /** On one network together: an engine has room for some thirty only. */
    private static final String NEITHER_NAME_NOR_PORT = """
              "%s":
                container_name: !reset null
                ports: !reset []
                networks: !override [default]
            """;

    private final ComposeProject shared;
    private final boolean tamperedWith;
    private final List<ComposeProject> opened = new ArrayList<>();
    private final List<Path> overlays = new ArrayList<>();

    /** @param tamperedWith whether the shared one is there to be tampered with, so that it has no honest variants */
    Variants(ComposeProject shared, boolean tamperedWith) {
        this.shared = shared;
        this.tamperedWith = tamperedWith;
    }

    /** @return a run of these services, and of those that they come after, alone */
    public ComposeProject of(List<String> services) {
        return started(services, beside());
    }

    /** @return a run with this Compose file, of those beside the stack's own, on top */
    public ComposeProject with(String overlay) {
        ComposeProject variant = started(List.of(), shared.files().resolve(overlay));
        SharedStack.settled(variant);
        return variant;
    }

    /** @return a run in which this service never becomes healthy: see {@link ComposeProject#lastError} */
    public ComposeProject withUnhealthyService(String service) {
        Path held = overlay(NEVER_HEALTHY.formatted(service));
        return started(List.of(), beside(), held);
    }

    private Path beside() {
        return overlay(BESIDE.formatted(shared.contract().services().keySet().stream()
                .map(NEITHER_NAME_NOR_PORT::formatted)
                .collect(Collectors.joining())));
    }

    private ComposeProject started(List<String> services, Path... files) {
        if (tamperedWith) {
            throw new InconclusiveException("this run's stack has no variants");
        }
        ComposeProject variant = shared.variant(files);
        opened.add(variant);
        variant.start(services.toArray(String[]::new));
        return variant;
    }

    private Path overlay(String text) {
        try {
            Path overlay = Files.createTempFile("seaworthy-overlay", ".yml");
            overlays.add(overlay);
            return Files.writeString(overlay, text);
        } catch (IOException e) {
            throw new InconclusiveException("an overlay cannot be written: " + e, e);
        }
    }

    @Override
    public void close() {
        opened.forEach(ComposeProject::close);
        overlays.forEach(overlay -> overlay.toFile().delete());
    }
}
