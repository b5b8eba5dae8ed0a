package dev.seaworthy.api;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One of the three stores, as something that can fail to answer. The log says once when it stops answering and once
 * when it answers again.
 */
final class Store {

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final String name;
    private final Duration budget;
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * @param budget how long a caller waits at most; less than the 2 s within which clients are told that it is away.
     *     For a store that has just not answered it is a third: the next ones will hardly fare better, and as long as
     *     all of them wait, what they hold and what is asked again elsewhere piles up
     */
    Store(String name, Duration budget) {
        this.name = name;
        this.budget = budget;
    }

    /**
     * Asks on a thread of its own, so that the budget holds whatever timeouts add up to in the store's client. Giving
     * up interrupts that thread, which closes its socket and frees its connection.
     *
     * @throws StoreUnavailable if there is no answer within the budget
     */
    <T> T ask(Callable<T> question) {
        return await(started(question), patience());
    }

    /** Like {@link #ask}, but with all of the budget also while it fails: whether it still does is the question. */
    <T> T askPatiently(Callable<T> question) {
        return await(started(question), budget);
    }

    /**
     * Waits for an answer that somebody else gets, and cancels it if it does not come in time.
     *
     * @throws StoreUnavailable if there is no answer within the budget
     */
    <T> T await(Future<T> answer) {
        return await(answer, patience());
    }

    private Duration patience() {
        return failing.get() ? budget.dividedBy(3) : budget;
    }

    private <T> FutureTask<T> started(Callable<T> question) {
        FutureTask<T> answer = new FutureTask<>(question);
        Thread.ofVirtual().name(name).start(answer);
        return answer;
    }

    private <T> T await(Future<T> answer, Duration patience) {
        try {
            T result = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (failing.compareAndSet(true, false)) {
                LOG.info("{} answers again", name);
            }
            return result;
        } catch (TimeoutException e) {
            throw unavailable("no answer within %d ms".formatted(patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted while waiting");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    StoreUnavailable unavailable(String reason) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn("{} does not answer: {}", name, reason);
        }
        return new StoreUnavailable(name, reason);
    }

    /** Anything but the exceptions of the stores' clients is a bug of ours, and not hidden as an outage. */
    private RuntimeException failure(Throwable cause) {
        if (cause instanceof SQLException || cause instanceof JedisException) {
            return unavailable(RootCause.of(cause));
        }
        return cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
    }
}
