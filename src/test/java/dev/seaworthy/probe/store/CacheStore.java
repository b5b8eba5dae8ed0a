package dev.seaworthy.probe.store;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import java.util.List;

/** Reads and writes the cache directly in Redis. */
public final class CacheStore {
    private final RedisCli redis;

    public CacheStore(ComposeStack stack) {
        this.redis = new RedisCli(stack, "cache", "cache_password");
    }

    /** @throws InconclusiveException if Redis does not respond with OK */
    public void put(String key, String value) {
        List<String> answer = redis.ask("SET %s %s".formatted(key, value));
        if (!answer.equals(List.of("OK"))) {
            throw new InconclusiveException("expected OK from SET in the cache, but got: " + answer);
        }
    }

    /** @return the value of this key; an empty text if there is none */
    public String get(String key) {
        return String.join("\n", redis.ask("GET " + key));
    }
}
