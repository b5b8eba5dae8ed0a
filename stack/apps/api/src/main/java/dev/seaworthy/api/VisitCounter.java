package dev.seaworthy.api;

import dev.seaworthy.common.Problem;
import dev.seaworthy.common.RequestId;
import io.javalin.http.InternalServerErrorResponse;
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
 * Gives every visit its number. All visits update one row, and a row takes one commit at a time; therefore one thread
 * commits all waiting visits together, while the next ones arrive. A visit is answered only after its commit, and waits
 * no longer than the store's timeout.
 */
final class VisitCounter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VisitCounter.class);
    private static final int QUEUE_CAPACITY = 10_000;
    private static final int BATCH = 1_000;

    private final BlockingQueue<Visit> waiting = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final VisitStore visits;
    private final Store store;
    private final BackgroundTask committer;

    VisitCounter(VisitStore visits, Store store) {
        this.visits = visits;
        this.store = store;
        this.committer = new BackgroundTask(
                "visit committer",
                this::commitNextBatch,
                failure -> LOG.error("the visit committer failed, it continues", failure));
    }

    /**
     * Returns the number of the visit with this key; the same one for every call with the key.
     *
     * @throws StoreUnavailable in an outage, or if the commit is not confirmed within the timeout
     * @throws InternalServerErrorResponse if the commit fails for another reason, which is in the log
     */
    long count(RequestId key) {
        Visit visit = new Visit(key, new CompletableFuture<>());
        if (!waiting.offer(visit)) {
            throw store.unavailable("%d visits are waiting already".formatted(QUEUE_CAPACITY));
        }
        return store.await(visit.number());
    }

    private boolean commitNextBatch() throws InterruptedException {
        List<Visit> batch = new ArrayList<>();
        batch.add(waiting.take());
        waiting.drainTo(batch, BATCH - 1);
        batch.removeIf(visit -> visit.number().isDone());
        if (!batch.isEmpty()) {
            commit(batch);
        }
        return false;
    }

    private void commit(List<Visit> batch) {
        try {
            LinkedHashSet<RequestId> keys = new LinkedHashSet<>();
            batch.forEach(visit -> keys.add(visit.key()));
            Map<RequestId, Long> numbers = countWithRetry(keys);
            batch.forEach(visit -> visit.number().complete(numbers.get(visit.key())));
        } catch (Throwable e) {
            fail(batch, e);
        }
    }

    /** An error is logged here, once for the batch and not once for each of its visits. */
    private static void fail(List<Visit> batch, Throwable failure) {
        Throwable reason = failure;
        boolean closed = Thread.currentThread().isInterrupted(); // then the driver throws exceptions of its own
        if (!closed && !(failure instanceof StoreUnavailable) && !Outages.isOutage(failure)) {
            LOG.error("the commit of {} visits failed", batch.size(), failure);
            reason = new InternalServerErrorResponse(Problem.INTERNAL_ERROR);
        }
        for (Visit visit : batch) {
            visit.number().completeExceptionally(reason);
        }
    }

    /** If a connection breaks during the commit, its result is unknown. The keys make a retry safe. */
    private Map<RequestId, Long> countWithRetry(LinkedHashSet<RequestId> keys) throws SQLException {
        try {
            return countOnce(keys);
        } catch (SQLException e) {
            return countOnce(keys);
        }
    }

    private Map<RequestId, Long> countOnce(LinkedHashSet<RequestId> keys) throws SQLException {
        store.closeIdleIfAddressesChanged();
        return visits.count(keys);
    }

    @Override
    public void close() {
        committer.close();
    }

    /** @param number completed by the commit, or cancelled by its request at the timeout */
    private record Visit(RequestId key, CompletableFuture<Long> number) {}
}
