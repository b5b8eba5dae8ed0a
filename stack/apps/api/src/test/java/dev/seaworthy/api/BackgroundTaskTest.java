package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class BackgroundTaskTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Test
    void every_failure_is_reported_and_the_next_step_runs() throws InterruptedException {
        List<Throwable> failures = List.of(
                new SQLException("first"), new IllegalStateException("second"), new StackOverflowError("third"));
        AtomicInteger steps = new AtomicInteger();
        LinkedBlockingQueue<Throwable> reports = new LinkedBlockingQueue<>();

        try (BackgroundTask task = new BackgroundTask(
                "test",
                () -> {
                    int step = steps.getAndIncrement();
                    if (step == failures.size()) {
                        return true;
                    }
                    if (failures.get(step) instanceof Error error) {
                        throw error;
                    }
                    throw (Exception) failures.get(step);
                },
                failure -> {
                    reports.add(failure);
                    throw new IllegalStateException("a report that fails");
                })) {
            assertThat(task).isNotNull();
            for (Throwable failure : failures) {
                assertThat(reports.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS)).hasMessage(failure.getMessage());
            }
        }
    }

    @Test
    void close_interrupts_the_step_and_reports_no_failure() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        LinkedBlockingQueue<Throwable> reports = new LinkedBlockingQueue<>();
        BackgroundTask task = new BackgroundTask(
                "test",
                () -> {
                    started.countDown();
                    try {
                        Thread.sleep(DEADLINE);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        interrupted.countDown();
                        throw new SQLException("interrupted during connection acquisition", e);
                    }
                    return false;
                },
                reports::add);
        assertThat(started.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        task.close();

        assertThat(interrupted.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(reports).isEmpty();
    }

    @Test
    void the_cleanup_continues_after_every_failure() throws InterruptedException {
        FailingDataSource source = new FailingDataSource(
                new IllegalStateException("a bug"),
                new StackOverflowError(),
                new SQLException("relation \"visit\" does not exist", "42P01"),
                new SQLException("refused", "08001"));

        try (IdempotencyKeyCleanup cleanup =
                new IdempotencyKeyCleanup(new VisitStore(source, Optional::empty), SHORT)) {
            assertThat(cleanup).isNotNull();
            await(() -> source.calls() > 5);
        }
    }

    @Test
    void migrations_continue_after_every_failure_and_report_it_as_pending() throws InterruptedException {
        FailingDataSource source = new FailingDataSource(
                new IllegalStateException("a bug"),
                new NoClassDefFoundError("a missing class"),
                new SQLException("password authentication failed", "28P01"),
                new SQLException("refused", "08001"));

        try (Migrations migrations = new Migrations(source, SHORT)) {
            await(() -> migrations.pending().equals(Optional.of("refused")));
        }
        assertThat(source.calls()).isGreaterThanOrEqualTo(4);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the condition is not met in time").isLessThan(end);
            Thread.sleep(SHORT);
        }
    }
}
