package dev.seaworthy.report;

import dev.seaworthy.report.page.ReportPage;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints a line on the console for each finished check class, and the verdict at the end of the run, which it also
 * writes to the file of the system property {@code verdict.file}, and with all rows to a {@link VerdictFile} beside it.
 * Without that property it prints nothing: a nested run reports to the run around it.
 */
public final class RunProgress implements TestExecutionListener {
    private final Optional<Path> file = verdictFile();
    private final List<RunRow> rows = new CopyOnWriteArrayList<>();
    private final Map<String, List<RunRow>> byClass = new ConcurrentHashMap<>();
    private final AtomicInteger finished = new AtomicInteger();
    private Instant startedAt;
    private long classes;
    private TestPlan plan;

    /** What was judged after a stop was judged while the stack was being removed. */
    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

    private enum State {
        RUNNING,
        COMPLETE,
        STOPPED
    }

    /**
     * @return the file for the verdict, or none if the run has no report; the other files of the report are beside it
     */
    public static Optional<Path> verdictFile() {
        return Optional.ofNullable(System.getProperty("verdict.file")).map(Path::of);
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        this.plan = plan;
        startedAt = Instant.now();
        classes = plan.countTestIdentifiers(this::isOutermostClass);
        if (file.isPresent()) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::reportInterruption));
        }
    }

    /** A run that was interrupted, or exceeded a time limit, has a verdict as well, without the file for programs. */
    private void reportInterruption() {
        if (state.compareAndSet(State.RUNNING, State.STOPPED)) {
            rows.add(new RunRow(
                    "the run",
                    "ends_by_itself",
                    "",
                    Outcome.INCONCLUSIVE,
                    "the run was stopped when %d of %d classes of checks had ended"
                            .formatted(finished.get(), classes)));
            writeVerdict();
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        obligations(plan, test).forEach(one -> add(one, Outcome.SKIPPED, reason));
        if (isOutermostClass(test)) {
            printLine(test);
        }
    }

    /** @return each method of a skipped class, or the skipped method; the rows of a method are not known */
    static Stream<TestIdentifier> obligations(TestPlan plan, TestIdentifier skipped) {
        return Stream.concat(Stream.of(skipped), plan.getDescendants(skipped).stream())
                .filter(one -> one.isTest()
                        || one.getSource()
                                .filter(MethodSource.class::isInstance)
                                .isPresent());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getThrowable().isPresent()) {
            add(
                    test,
                    result.getThrowable().map(Outcome::of).orElse(Outcome.HOLDS),
                    result.getThrowable().map(Outcome::reason).orElse(""));
        }
        if (isOutermostClass(test)) {
            printLine(test);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (state.compareAndSet(State.RUNNING, State.COMPLETE)) {
            file.ifPresent(path -> {
                Path reports = path.toAbsolutePath().getParent();
                VerdictFile.of(writeVerdict()).write(reports);
                ReportPage.write(reports);
            });
        }
    }

    private RunVerdict writeVerdict() {
        RunVerdict verdict = new RunVerdict(List.copyOf(rows), Duration.between(startedAt, Instant.now()));
        try {
            Path path = file.orElseThrow().toAbsolutePath();
            Files.createDirectories(path.getParent());
            Files.writeString(path, verdict.toString());
            System.out.println(verdict);
            return verdict;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(TestIdentifier test, Outcome outcome, String reason) {
        if (state.get() != State.RUNNING) {
            return;
        }
        RunRow row = new RunRow(className(plan, test), methodName(test), rowName(test), outcome, reason);
        rows.add(row);
        byClass.computeIfAbsent(row.check(), name -> new CopyOnWriteArrayList<>())
                .add(row);
    }

    private void printLine(TestIdentifier type) {
        int done = finished.incrementAndGet();
        if (file.isPresent()) {
            Duration elapsed = Duration.between(startedAt, Instant.now());
            String name = className(plan, type);
            System.out.printf(
                    "[%d of %d] %s: %s (after %s)%n",
                    done,
                    classes,
                    name,
                    RunVerdict.counts(byClass.getOrDefault(name, List.of())),
                    RunVerdict.minutes(elapsed));
        }
    }

    /** Returns the outermost class: the rows of a nested one are its rows. */
    static String className(TestPlan plan, TestIdentifier test) {
        return Stream.iterate(Optional.of(test), Optional::isPresent, one -> one.flatMap(plan::getParent))
                .flatMap(Optional::stream)
                .flatMap(one -> one.getSource().stream())
                .flatMap(source -> source instanceof ClassSource type ? Stream.of(type.getClassName()) : Stream.empty())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .reduce((nested, outer) -> outer)
                .orElse("the suite");
    }

    /** Returns an empty text for a class. */
    private String methodName(TestIdentifier test) {
        return Stream.iterate(Optional.of(test), Optional::isPresent, one -> one.flatMap(plan::getParent))
                .flatMap(Optional::stream)
                .flatMap(one -> one.getSource().stream())
                .flatMap(source ->
                        source instanceof MethodSource method ? Stream.of(method.getMethodName()) : Stream.empty())
                .findFirst()
                .orElse("");
    }

    /** Returns the display name of an invocation of a parameterized test, or of what is no method. */
    private String rowName(TestIdentifier test) {
        boolean isInvocation = plan.getParent(test)
                .filter(parent -> !isClass(parent) && parent.getParentId().isPresent())
                .isPresent();
        return isInvocation || methodName(test).isEmpty() ? test.getDisplayName() : "";
    }

    private boolean isOutermostClass(TestIdentifier test) {
        return isClass(test)
                && plan.getParent(test).filter(RunProgress::isClass).isEmpty();
    }

    private static boolean isClass(TestIdentifier test) {
        return test.getSource().filter(ClassSource.class::isInstance).isPresent();
    }
}
