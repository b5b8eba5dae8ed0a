package dev.seaworthy.api;

import dev.seaworthy.common.RequestId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every visit its number. All visits share one row, and a row takes one commit at a time; therefore one thread
 * takes all visits that wait and commits them together, while the next ones gather. A visit is answered only after its
 * commit, and waits no longer than the store's budget.
 */
final class VisitCounter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VisitCounter.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_IN_A_COMMIT = 1_000;

    private final BlockingQueue<Visit> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final VisitStore visits;
    private final Store store;
    private final Thread committer;

    VisitCounter(VisitStore visits, Store store) {
        this.visits = visits;
        this.store = store;
        this.committer = Thread.ofVirtual().name("visit committer").start(this::commitUntilStopped);
    }

    /**
     * The number of the visit with this key; the same one however often it is asked for.
     *
     * @throws StoreUnavailable if it is not known in time that the visit is committed
     */
    long count(RequestId key) {
        Visit visit = new Visit(key, new CompletableFuture<>());
        if (!waiting.offer(visit)) {
            throw store.unavailable("too many visits are waiting");
        }
        return store.await(visit.number());
    }

    private void commitUntilStopped() {
        try {
            while (true) {
                List<Visit> batch = new ArrayList<>();
                batch.add(waiting.take());
                waiting.drainTo(batch, MOST_IN_A_COMMIT - 1);
                batch.removeIf(visit -> visit.number().isDone());
                if (!batch.isEmpty()) {
                    commit(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Survives everything, for there is no other committer: without it every visit would fail until a restart. A lack
     * of memory does not come here, it ends the JVM (see jvm.options).
     */
    private void commit(List<Visit> batch) {
        try {
            LinkedHashSet<RequestId> keys = new LinkedHashSet<>();
            batch.forEach(visit -> keys.add(visit.key()));
            Map<RequestId, Long> numbers = countOrRepeat(keys);
            batch.forEach(visit -> visit.number().complete(numbers.get(visit.key())));
        } catch (SQLException e) {
            fail(batch, e);
        } catch (Throwable e) {
            LOG.error("{} visits are not known to be committed", batch.size(), e);
            fail(batch, new StoreUnavailable("database", "an internal error, see the log of this instance"));
        }
    }

    private static void fail(List<Visit> batch, Exception reason) {
        batch.forEach(visit -> visit.number().completeExceptionally(reason));
    }

    /** A connection can break at the commit, leaving open whether it happened. The keys make it safe to ask again. */
    private Map<RequestId, Long> countOrRepeat(LinkedHashSet<RequestId> keys) throws SQLException {
        try {
            return visits.count(keys);
        } catch (SQLException e) {
            return visits.count(keys);
        }
    }

    @Override
    public void close() {
        committer.interrupt();
    }

    /** @param number completed by the commit; done before it if nobody waits any more */
    private record Visit(RequestId key, CompletableFuture<Long> number) {}
}
