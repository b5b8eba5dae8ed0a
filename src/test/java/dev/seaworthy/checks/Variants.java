package dev.seaworthy.checks;

import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.NotObserved;
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

    private static final String NEITHER_NAME_NOR_PORT = """
              "%s":
                container_name: !reset null
                ports: !reset []
            """;

    private final ComposeProject shared;
    private final List<ComposeProject> opened = new ArrayList<>();
    private final List<Path> overlays = new ArrayList<>();

    /** @param shared without which nothing can be said of a variant either */
    Variants(ComposeProject shared) {
        this.shared = shared;
    }

    /** @return a run of these services, and of those that they come after, alone */
    public ComposeProject of(List<String> services) {
        return started(new ComposeProject(SharedStack.DIRECTORY, beside()), services);
    }

    /** @return a run with this Compose file, of those beside the stack's own, on top */
    public ComposeProject with(String overlay) {
        return started(new ComposeProject(SharedStack.DIRECTORY, SharedStack.DIRECTORY.resolve(overlay)), List.of());
    }

    /** @return a run in which this service never becomes healthy: see {@link ComposeProject#complaint} */
    public ComposeProject holdingBack(String service) {
        Path held = overlay(NEVER_HEALTHY.formatted(service));
        return started(new ComposeProject(SharedStack.DIRECTORY, beside(), held), List.of());
    }

    private Path beside() {
        return overlay(BESIDE.formatted(shared.contract().services().keySet().stream()
                .map(NEITHER_NAME_NOR_PORT::formatted)
                .collect(Collectors.joining())));
    }

    private ComposeProject started(ComposeProject variant, List<String> services) {
        shared.replicas().all();
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
            throw new NotObserved("an overlay cannot be written: " + e, e);
        }
    }

    @Override
    public void close() {
        opened.forEach(ComposeProject::close);
        overlays.forEach(overlay -> overlay.toFile().delete());
    }
}
