package dev.seaworthy.api;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One of the three stores, as something that can fail to answer. The question is asked on a thread of its own, so that
 * the budget holds whatever timeouts add up to in the store's client. Giving up interrupts that thread, which closes
 * its socket and frees its connection.
 */
record Store(String name, Duration budget) {

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    /** A store gets less than the second within which the API promises an answer. */
    Store(String name) {
        this(name, Duration.ofMillis(900));
    }

    /** @throws StoreUnavailable if there is no answer within the budget */
    <T> T ask(Callable<T> question) {
        FutureTask<T> answer = new FutureTask<>(question);
        Thread.ofVirtual().name(name).start(answer);
        try {
            return answer.get(budget.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw tooLate();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooLate();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    StoreUnavailable tooLate() {
        return new StoreUnavailable(name, "no answer within %d ms".formatted(budget.toMillis()));
    }

    /** What the store's client threw, as an answer. Anything but the client's own exceptions is a bug of ours. */
    RuntimeException failure(Throwable cause) {
        if (cause instanceof SQLException || cause instanceof JedisException) {
            LOG.debug("{} failed", name, cause);
            return new StoreUnavailable(name, RootCause.of(cause));
        }
        return cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
    }
}
