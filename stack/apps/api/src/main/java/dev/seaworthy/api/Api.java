package dev.seaworthy.api;

import com.zaxxer.hikari.HikariDataSource;
import dev.seaworthy.common.Application;
import dev.seaworthy.common.Environment;
import dev.seaworthy.common.Identity;
import dev.seaworthy.common.Launcher;
import dev.seaworthy.common.WebServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/** The API: its parts, and the order in which they start and stop. */
final class Api {

    /**
     * Clients are told within 2 s that a store is silent; the rest is for the way. Less, and a store that is only busy
     * for a second, while others start beside it, would count as silent.
     */
    private static final Duration BUDGET = Duration.ofMillis(1_300);
    /** A cache that takes longer is slower than doing without. */
    private static final Duration CACHE_BUDGET = Duration.ofMillis(250);

    /**
     * The balancer sends requests as soon as we listen. Before the stores are connected those would be answered with
     * 503, and an answer is passed on. Without its stores an API listens all the same after this time, to say so.
     */
    private static final Duration STORES = Duration.ofSeconds(5);

    private Api() {}

    public static void main(String[] arguments) {
        Launcher.launch(arguments, Api::start);
    }

    private static Application.Running start(Environment environment) {
        ApiSettings settings = ApiSettings.from(environment);
        Identity identity = settings.identity();
        ConfigurationFile configuration = new ConfigurationFile(settings.configuration(), settings.logLevel());
        Store database = new Store("database", BUDGET);
        Store messageStore = new Store("messages", BUDGET);
        Store cacheStore = new Store("cache", CACHE_BUDGET);

        HikariDataSource pool = settings.database().pool();
        RedisClient messagesPool = settings.messages().pool();
        RedisClient cachePool = settings.cache().pool();
        Migrations migrations = new Migrations(settings.database().migrations());
        KeyPruning pruning = new KeyPruning(pool);

        VisitStore visits = new VisitStore(pool);
        VisitCounter counter = new VisitCounter(visits, database);
        Health health = new Health(
                List.of(
                        new HealthCheck(database, () -> usable(migrations, visits)),
                        new HealthCheck(messageStore, messagesPool::ping)),
                new HealthCheck(cacheStore, cachePool::ping));
        ApiRoutes routes = new ApiRoutes(
                identity,
                configuration,
                counter,
                new VisitHistory(visits, database, cachePool, cacheStore),
                new Messages(messagesPool, messageStore),
                health);

        health.awaitStores(STORES);
        WebServer server = WebServer.start(routes);
        return () -> {
            server.close();
            counter.close();
            pruning.close();
            migrations.close();
            pool.close();
            messagesPool.close();
            cachePool.close();
        };
    }

    /** What is pending is logged by the migrations: it is the normal course of a start, not a store that went away. */
    private static long usable(Migrations migrations, VisitStore visits) throws SQLException {
        Optional<String> pending = migrations.pending();
        if (pending.isPresent()) {
            throw new StoreUnavailable("database", pending.get());
        }
        return visits.total();
    }
}
