package dev.seaworthy.api;

import dev.seaworthy.common.Json;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;
import tools.jackson.core.type.TypeReference;

/**
 * The visits so far. The total is always the database's; the figures for the plot are shared by all instances through
 * the cache for a moment, because every view of the page asks for them. Without the cache they come from the database.
 */
record VisitHistory(VisitStore visits, Store database, UnifiedJedis redis, Store cache) {

    private static final Logger LOG = LoggerFactory.getLogger(VisitHistory.class);
    private static final String KEY = "visits-per-minute";
    /**
     * One query every other second, however many look at the page; and whoever looks again sees the current minute's
     * bar grow, close behind the total, which is never cached.
     */
    private static final int SECONDS = 2;

    /** @throws StoreUnavailable if the database does not answer */
    Answer read() {
        long total = database.ask(visits::total);
        return new Answer(total, cached().orElseGet(this::fresh));
    }

    private List<VisitsInMinute> fresh() {
        List<VisitsInMinute> minutes = database.ask(visits::perMinute);
        remember(minutes);
        return minutes;
    }

    private Optional<List<VisitsInMinute>> cached() {
        try {
            return Optional.ofNullable(cache.ask(() -> redis.get(KEY)))
                    .map(json -> Json.mapper().readValue(json, new TypeReference<>() {}));
        } catch (StoreUnavailable e) {
            LOG.debug("going on without the cache: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void remember(List<VisitsInMinute> minutes) {
        try {
            String json = Json.mapper().writeValueAsString(minutes);
            cache.ask(() -> redis.set(KEY, json, SetParams.setParams().ex(SECONDS)));
        } catch (StoreUnavailable e) {
            LOG.debug("not cached: {}", e.getMessage());
        }
    }

    record Answer(long total, List<VisitsInMinute> perMinute) {}
}
