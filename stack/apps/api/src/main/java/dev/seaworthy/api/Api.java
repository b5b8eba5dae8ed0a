package dev.seaworthy.api;

import com.zaxxer.hikari.HikariDataSource;
import dev.seaworthy.common.Application;
import dev.seaworthy.common.Environment;
import dev.seaworthy.common.Launcher;
import dev.seaworthy.common.VersionResponse;
import dev.seaworthy.common.WebServer;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.RedisClient;

/** Starts and stops the parts of the API. */
final class Api {

    /**
     * An outage of a store is reported within 2 s; the rest is for the network and the load balancers. With a shorter
     * timeout, a store that is only busy for a second, while other services start, would count as unavailable.
     */
    private static final Duration TIMEOUT = Duration.ofMillis(1_300);
    /** A slower cache costs more time than it saves. */
    private static final Duration CACHE_TIMEOUT = Duration.ofMillis(250);

    /**
     * The load balancer sends requests as soon as the API listens. Before the stores are connected, they would get a
     * 503, which is passed on to the client. After this time the API listens without its stores, and returns 503.
     */
    private static final Duration STORES_TIMEOUT = Duration.ofSeconds(5);

    private Api() {}

    public static void main(String[] arguments) {
        Launcher.launch(Api::start);
    }

    private static Application.Running start(Environment environment) {
        ApiSettings settings = ApiSettings.from(environment);
        VersionResponse version = settings.version();
        ConfigurationFile configuration = new ConfigurationFile(settings.configuration(), settings.logLevel());
        HikariDataSource pool = settings.database().pool();
        RedisClient messagesPool = settings.messages().pool();
        RedisClient cachePool = settings.cache().pool();
        Store database =
                new Store("database", TIMEOUT, () -> pool.getHikariPoolMXBean().softEvictConnections());
        Store messageStore =
                new Store("messages", TIMEOUT, () -> messagesPool.getPool().clear());
        Store cacheStore =
                new Store("cache", CACHE_TIMEOUT, () -> cachePool.getPool().clear());
        Migrations migrations = new Migrations(settings.database().migrations());

        VisitStore visits = new VisitStore(pool, migrations::pending);
        IdempotencyKeyCleanup cleanup = new IdempotencyKeyCleanup(visits);
        VisitCounter counter = new VisitCounter(visits, database);
        Health health = new Health(
                List.of(new HealthCheck(database, visits::total), new HealthCheck(messageStore, messagesPool::ping)),
                new HealthCheck(cacheStore, cachePool::ping));
        ApiRoutes routes = new ApiRoutes(
                version,
                configuration,
                counter,
                new VisitHistory(visits, database, cachePool, cacheStore),
                new Messages(messagesPool, messageStore),
                health);

        configuration.refresh();
        health.awaitStores(STORES_TIMEOUT);
        WebServer server = WebServer.start(routes);
        return () -> {
            server.close();
            counter.close();
            cleanup.close();
            migrations.close();
            pool.close();
            messagesPool.close();
            cachePool.close();
        };
    }
}
