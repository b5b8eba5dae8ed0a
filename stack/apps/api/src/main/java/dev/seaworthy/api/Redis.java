package dev.seaworthy.api;

import dev.seaworthy.common.Environment;
import dev.seaworthy.common.InvalidEnvironment;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;

/** Where a Redis is and who we are to it. */
record Redis(String host, int port, String user, String password) {

    private static final int CONNECT_MILLIS = 300;
    private static final int ANSWER_MILLIS = 1_000;
    private static final int TAKE_MILLIS = 1_000;
    private static final int CONNECTIONS = 16;
    private static final int DEFAULT_PORT = 6379;

    /**
     * From {@code <prefix>_URL} and {@code <prefix>_PASSWORD_FILE}.
     *
     * @throws InvalidEnvironment if either is missing or cannot be used
     */
    static Redis from(Environment environment, String prefix) {
        String variable = prefix + "_URL";
        String form = "a URL of the form redis://user@host:port without a password";
        URI uri = parse(variable, environment.required(variable, form), form);
        int port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
        String user = Optional.ofNullable(uri.getUserInfo()).orElse("default");
        return new Redis(uri.getHost(), port, user, environment.secret(prefix + "_PASSWORD_FILE"));
    }

    private static URI parse(String variable, String text, String form) {
        try {
            URI uri = URI.create(text);
            String user = Optional.ofNullable(uri.getUserInfo()).orElse("");
            if ("redis".equals(uri.getScheme()) && uri.getHost() != null && !user.contains(":")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the same refusal: the parser's own message would repeat the text.
        }
        throw new InvalidEnvironment(variable, form);
    }

    /** Connects when first used. A connection is tried before it is used, so a restart of Redis costs no request. */
    RedisClient pool() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(Duration.ofMillis(TAKE_MILLIS));
        pool.setTestOnBorrow(true);
        pool.setJmxEnabled(false);
        DefaultJedisClientConfig client = DefaultJedisClientConfig.builder()
                .user(user)
                .password(password)
                .connectionTimeoutMillis(CONNECT_MILLIS)
                .socketTimeoutMillis(ANSWER_MILLIS)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .build();
        return RedisClient.builder()
                .hostAndPort(new HostAndPort(host, port))
                .clientConfig(client)
                .poolConfig(pool)
                .build();
    }

    /** A record would show its password. */
    @Override
    public String toString() {
        return "%s@%s:%d".formatted(user, host, port);
    }
}
