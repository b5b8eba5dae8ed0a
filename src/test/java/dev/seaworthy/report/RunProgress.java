package dev.seaworthy.report;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.TooSlowException;
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
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.opentest4j.TestAbortedException;

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
            add(test, RunVerdict.Kind.SKIPPED, reason);
        }
        if (isClass(test)) {
            tellOf(test);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getThrowable().isPresent()) {
            add(
                    test,
                    result.getThrowable().map(RunProgress::kind).orElse(RunVerdict.Kind.HOLDS),
                    result.getThrowable().map(RunProgress::reason).orElse(""));
        }
        if (isClass(test)) {
            tellOf(test);
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

    private void add(TestIdentifier test, RunVerdict.Kind kind, String reason) {
        RunVerdict.Row row = new RunVerdict.Row(className(test), title(test), kind, reason);
        rows.add(row);
        byClass.computeIfAbsent(row.check(), name -> new CopyOnWriteArrayList<>())
                .add(row);
    }

    private void tellOf(TestIdentifier type) {
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

    private static RunVerdict.Kind kind(Throwable verdict) {
        return switch (verdict) {
            case AssertionError violation -> RunVerdict.Kind.VIOLATED;
            case TestAbortedException skipped -> RunVerdict.Kind.SKIPPED;
            case TimeoutException unfinished -> RunVerdict.Kind.INCONCLUSIVE; // JUnit's timeout of a test method
            default -> inconclusive(verdict).isPresent() ? RunVerdict.Kind.INCONCLUSIVE : RunVerdict.Kind.ERROR;
        };
    }

    /**
     * Searches the causes, since JUnit wraps exceptions of the stack's start and the suite those of its parts. A slow
     * host takes precedence as the reason.
     */
    private static Optional<Throwable> inconclusive(Throwable verdict) {
        return Stream.of(TooSlowException.class, InconclusiveException.class)
                .flatMap(type -> Stream.iterate(verdict, one -> one != null, Throwable::getCause)
                        .filter(type::isInstance))
                .findFirst();
    }

    private static String reason(Throwable verdict) {
        return String.valueOf(inconclusive(verdict).orElse(verdict).getMessage());
    }
}
