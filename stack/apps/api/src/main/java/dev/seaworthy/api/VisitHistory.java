package dev.seaworthy.api;

import dev.seaworthy.common.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;
import tools.jackson.core.type.TypeReference;

/**
 * The visits so far. The total is read from the database for every request; the figures for the plot are cached and
 * shared by all replicas, because every view of the page needs them. If the cache fails, they are read from the
 * database too.
 */
final class VisitHistory {

    private static final Logger LOG = LoggerFactory.getLogger(VisitHistory.class);
    private static final String KEY = "visits-per-minute";
    /**
     * One query every two seconds, regardless of the number of clients; on reload, the current minute's bar grows
     * shortly after the total, which is never cached.
     */
    private static final int SECONDS = 2;

    private final RepeatedFailureLog readFailures = new RepeatedFailureLog(LOG, "reading from the cache");
    private final RepeatedFailureLog writeFailures = new RepeatedFailureLog(LOG, "writing to the cache");
    private final VisitStore visits;
    private final Store database;
    private final UnifiedJedis redis;
    private final Store cache;

    VisitHistory(VisitStore visits, Store database, UnifiedJedis redis, Store cache) {
        this.visits = visits;
        this.database = database;
        this.redis = redis;
        this.cache = cache;
    }

    /** @throws StoreUnavailable if the database does not respond */
    Response read() {
        long total = database.call(visits::total);
        return new Response(total, cached().orElseGet(this::fresh));
    }

    private List<VisitsInMinute> fresh() {
        List<VisitsInMinute> minutes = database.call(visits::perMinute);
        cache(minutes);
        return minutes;
    }

    private Optional<List<VisitsInMinute>> cached() {
        try {
            String json = cache.call(() -> redis.get(KEY));
            List<VisitsInMinute> minutes =
                    json == null ? null : Json.mapper().readValue(json, new TypeReference<>() {});
            readFailures.succeeded();
            return Optional.ofNullable(minutes);
        } catch (RuntimeException e) {
            report(e, readFailures);
            return Optional.empty();
        }
    }

    private void cache(List<VisitsInMinute> minutes) {
        try {
            String json = Json.mapper().writeValueAsString(minutes);
            cache.call(() -> redis.set(KEY, json, SetParams.setParams().ex(SECONDS)));
            writeFailures.succeeded();
        } catch (RuntimeException e) {
            report(e, writeFailures);
        }
    }

    /** An outage is logged by the store. */
    private static void report(RuntimeException failure, RepeatedFailureLog failures) {
        if (failure instanceof StoreUnavailable) {
            LOG.debug("continuing without the cache: {}", failure.getMessage());
        } else {
            failures.failed(failure, Duration.ZERO);
        }
    }

    record Response(long total, List<VisitsInMinute> perMinute) {}
}
