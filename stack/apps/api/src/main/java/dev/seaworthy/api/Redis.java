package dev.seaworthy.api;

import dev.seaworthy.common.Environment;
import dev.seaworthy.common.InvalidEnvironment;
import dev.seaworthy.common.ServiceUrl;
import java.time.Duration;
import java.util.Set;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;

/** The address of a Redis server, and the API's credentials for it. */
record Redis(String host, int port, String user, String password) {

    private static final int CONNECT_MILLIS = 300;
    private static final int RESPONSE_MILLIS = 1_000;
    private static final int POOL_WAIT_MILLIS = 1_000;
    private static final int CONNECTIONS = 16;
    private static final int DEFAULT_PORT = 6379;
    /** The path of a Redis URL is the number of a database; the API uses the default one. */
    private static final Set<String> DATABASE_0 = Set.of("", "/", "/0");

    private static final String FORM = "a URL of the form redis://user@host:port without a password";

    /**
     * From {@code <prefix>_URL} and {@code <prefix>_PASSWORD_FILE}.
     *
     * @throws InvalidEnvironment if either is missing or invalid
     */
    static Redis from(Environment environment, String prefix) {
        String variable = prefix + "_URL";
        ServiceUrl url = ServiceUrl.parse(environment.required(variable, FORM))
                .filter(candidate -> candidate.scheme().equals("redis") && DATABASE_0.contains(candidate.path()))
                .orElseThrow(() -> new InvalidEnvironment(variable, FORM));
        return new Redis(
                url.host(),
                url.port().orElse(DEFAULT_PORT),
                url.user().orElse("default"),
                environment.secret(prefix + "_PASSWORD_FILE"));
    }

    /** Connects on first use. A connection is tested before it is used, so that a restart of Redis fails no request. */
    RedisClient pool() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(Duration.ofMillis(POOL_WAIT_MILLIS));
        pool.setTestOnBorrow(true);
        pool.setJmxEnabled(false);
        DefaultJedisClientConfig client = DefaultJedisClientConfig.builder()
                .user(user)
                .password(password)
                .connectionTimeoutMillis(CONNECT_MILLIS)
                .socketTimeoutMillis(RESPONSE_MILLIS)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .build();
        return RedisClient.builder()
                .hostAndPort(new HostAndPort(host, port))
                .clientConfig(client)
                .poolConfig(pool)
                .build();
    }

    /** A record's own toString would contain the password. */
    @Override
    public String toString() {
        return "%s@%s:%d".formatted(user, host, port);
    }
}
