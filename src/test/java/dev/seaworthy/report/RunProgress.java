package dev.seaworthy.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints a line on the console for each finished check class, and the verdict at the end of the run, which it also
 * writes to the file of the system property {@code verdict.file}. Without that property it prints nothing: a nested run
 * reports to the run around it.
 */
public final class RunProgress implements TestExecutionListener {
    private static final int LEAST_SHARE = 5; // estimate after 1/5 of the classes

    private final Optional<Path> file =
            Optional.ofNullable(System.getProperty("verdict.file")).map(Path::of);
    private final List<RunVerdict.Row> rows = new CopyOnWriteArrayList<>();
    private final Map<String, List<RunVerdict.Row>> byClass = new ConcurrentHashMap<>();
    private final AtomicInteger finished = new AtomicInteger();
    private Instant startedAt;
    private long classes;
    private TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        this.plan = plan;
        startedAt = Instant.now();
        classes = plan.countTestIdentifiers(RunProgress::isClass);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (test.isTest()) {
            add(test, Outcome.SKIPPED, reason);
        }
        if (isClass(test)) {
            printLine(test);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getThrowable().isPresent()) {
            add(
                    test,
                    result.getThrowable().map(Outcome::of).orElse(Outcome.HOLDS),
                    result.getThrowable().map(Outcome::reason).orElse(""));
        }
        if (isClass(test)) {
            printLine(test);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        file.ifPresent(path -> {
            String verdict = new RunVerdict(List.copyOf(rows), Duration.between(startedAt, Instant.now())).toString();
            System.out.println(verdict);
            try {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, verdict);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void add(TestIdentifier test, Outcome outcome, String reason) {
        RunVerdict.Row row = new RunVerdict.Row(className(test), title(test), outcome, reason);
        rows.add(row);
        byClass.computeIfAbsent(row.check(), name -> new CopyOnWriteArrayList<>())
                .add(row);
    }

    private void printLine(TestIdentifier type) {
        int done = finished.incrementAndGet();
        if (file.isPresent()) {
            Duration elapsed = Duration.between(startedAt, Instant.now());
            String name = className(type);
            System.out.printf(
                    "[%d of %d] %s: %s (after %s%s)%n",
                    done,
                    classes,
                    name,
                    RunVerdict.counts(byClass.getOrDefault(name, List.of())),
                    RunVerdict.minutes(elapsed),
                    estimate(elapsed, done));
        }
    }

    /**
     * Returns no estimate before a fifth of the classes have finished: the slowest ones are among the first to start.
     */
    private String estimate(Duration elapsed, int done) {
        return done * LEAST_SHARE < classes
                ? ""
                : ", about %s left"
                        .formatted(RunVerdict.minutes(
                                elapsed.multipliedBy(classes - done).dividedBy(done)));
    }

    private String className(TestIdentifier test) {
        return Stream.iterate(Optional.of(test), Optional::isPresent, one -> one.flatMap(plan::getParent))
                .flatMap(Optional::stream)
                .flatMap(one -> one.getSource().stream())
                .flatMap(source -> source instanceof ClassSource type ? Stream.of(type.getClassName()) : Stream.empty())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .findFirst()
                .orElse("the suite");
    }

    /** Returns the method's display name and, for a parameterized test, that of the invocation. */
    private String title(TestIdentifier test) {
        Optional<TestIdentifier> parent = plan.getParent(test)
                .filter(one -> !isClass(one) && one.getParentId().isPresent());
        return parent.map(
                        one -> one.getDisplayName().replaceFirst("\\(.*\\)$", "") + " [" + test.getDisplayName() + "]")
                .orElse(test.getDisplayName());
    }

    private static boolean isClass(TestIdentifier test) {
        return test.getSource().filter(ClassSource.class::isInstance).isPresent();
    }
}
