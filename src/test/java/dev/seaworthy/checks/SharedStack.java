package dev.seaworthy.checks;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.report.EnvironmentPage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The stack of the run, started once, whoever asks first; or the reason why there is none, told to everyone who asks.
 */
final class SharedStack implements AutoCloseable {
    /** Of the stack that is checked: another one by {@code -Dstack=DIR}. */
    static final Path DIRECTORY = Path.of(System.getProperty("stack", "stack"));

    static final boolean IS_OURS =
            DIRECTORY.toAbsolutePath().normalize().equals(Path.of("stack").toAbsolutePath());

    /** Compose files of that directory on top of its own, as in {@code -Doverlays=docker-compose.prod.yml}. */
    private static final Path[] OVERLAYS = Stream.of(
                    System.getProperty("overlays", "").split(","))
            .filter(name -> !name.isBlank())
            .map(DIRECTORY::resolve)
            .toArray(Path[]::new);

    private final ComposeProject stack = new ComposeProject(DIRECTORY, OVERLAYS);
    private final Optional<RuntimeException> reason = start();

    private Optional<RuntimeException> start() {
        try {
            startOrSayWhy();
            settled(stack);
            EnvironmentPage.write(stack, Path.of(System.getProperty("allure.results.directory")));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private void startOrSayWhy() {
        try {
            stack.start();
            stack.prepare();
        } finally {
            stack.composeOutput().forEach(System.out::println);
        }
    }

    /**
     * Waits until no health check is undecided any more. Whether they are healthy is for a check to say, so that a
     * stack with one sick service gives verdicts about the others.
     */
    static void settled(ComposeProject stack) {
        try {
            eventually(
                            "no container is starting any more",
                            stack.contract().healthyWithin().duration())
                    .of(
                            () -> stack.replicas().all(),
                            replicas -> assertThat(replicas)
                                    .noneMatch(replica -> replica.health().equals("starting")));
        } catch (AssertionError stillStarting) {
            System.out.println("  not settled: " + stillStarting.getMessage());
        }
    }

    /** @throws ParameterResolutionException so that JUnit does not bury the reason in a sentence about constructors */
    ComposeProject get() {
        reason.ifPresent(why -> {
            throw new ParameterResolutionException("not observed: " + why.getMessage(), why);
        });
        return stack;
    }

    @Override
    public void close() {
        stack.close();
    }
}
