package dev.seaworthy.api;

import dev.seaworthy.common.LocalAddresses;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one of the three stores with a timeout. An outage is logged once when it begins and once when it ends, and
 * thrown as {@link StoreUnavailable}; every other failure is thrown as it is, or as the cause of an exception if it is
 * checked.
 */
final class Store {

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final String name;
    private final Duration fullTimeout;
    private final Runnable closeIdle;
    private final LocalAddresses addresses;
    private final AtomicBoolean unavailable = new AtomicBoolean();

    /**
     * @param fullTimeout less than the 2 s within which an outage must be reported to clients. After a failure it is a
     *     third, until a call succeeds: the next calls are likely to fail too, and while all of them wait for the full
     *     timeout, the resources that they hold and their retries pile up
     * @param closeIdle closes the idle connections. It runs when an outage begins and when the addresses of this
     *     container have changed: they may be dead, and each would cost a call the time to notice it
     */
    Store(String name, Duration fullTimeout, Runnable closeIdle) {
        this(name, fullTimeout, closeIdle, LocalAddresses::read);
    }

    /** @param addresses reads the addresses of this container */
    Store(String name, Duration fullTimeout, Runnable closeIdle, UnaryOperator<Set<InetAddress>> addresses) {
        this.name = name;
        this.fullTimeout = fullTimeout;
        this.closeIdle = closeIdle;
        this.addresses = new LocalAddresses(addresses, closeIdle);
    }

    String name() {
        return name;
    }

    /**
     * Runs the call in its own thread, so that the timeout holds whatever the timeouts in the store's client add up to.
     * At the timeout that thread is interrupted, which closes its socket and frees its connection.
     *
     * @throws StoreUnavailable in an outage, or if there is no response within the timeout
     */
    <T> T call(Callable<T> call) {
        return await(started(call), timeout());
    }

    /** Like {@link #call}, but also with the full timeout during an outage: used to find out whether it has ended. */
    <T> T callWithFullTimeout(Callable<T> call) {
        return await(started(call), fullTimeout);
    }

    /**
     * Waits for the result of a call that another thread makes, and cancels it at the timeout.
     *
     * @throws StoreUnavailable in an outage, or if there is no result within the timeout
     */
    <T> T await(Future<T> result) {
        return await(result, timeout());
    }

    private Duration timeout() {
        return unavailable.get() ? fullTimeout.dividedBy(3) : fullTimeout;
    }

    /** Closes the idle connections if the addresses of this container have changed. Every call does it at its start. */
    void closeIdleIfAddressesChanged() {
        addresses.closeIdleIfChanged();
    }

    private <T> FutureTask<T> started(Callable<T> call) {
        closeIdleIfAddressesChanged();
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().name(name).start(task);
        return task;
    }

    private <T> T await(Future<T> future, Duration timeout) {
        try {
            T result = future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (unavailable.compareAndSet(true, false)) {
                LOG.info("{} is available again", name);
            }
            return result;
        } catch (TimeoutException e) {
            throw unavailable("no response within %d ms".formatted(timeout.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted while waiting");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            future.cancel(true);
        }
    }

    StoreUnavailable unavailable(String reason) {
        if (unavailable.compareAndSet(false, true)) {
            LOG.warn("{} is unavailable: {}", name, reason);
            closeIdle.run();
        }
        return new StoreUnavailable(name, reason);
    }

    private RuntimeException failure(Throwable cause) {
        if (Outages.isOutage(cause)) {
            return unavailable(RootCause.of(cause));
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException("%s failed".formatted(name), cause);
    }
}
