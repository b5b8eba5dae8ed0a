package dev.seaworthy.probe.store;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import java.util.List;

/** The cache as Redis itself has it. */
public final class CacheStore {
    private final RedisCli redis;

    public CacheStore(ComposeProject stack) {
        this.redis = new RedisCli(stack, "cache", "cache_password");
    }

    /** @throws InconclusiveException if Redis does not take it */
    public void put(String key, String value) {
        List<String> answer = redis.ask("SET %s %s".formatted(key, value));
        if (!answer.equals(List.of("OK"))) {
            throw new InconclusiveException("the cache does not take a key: " + answer);
        }
    }

    /** @return what is kept under this key; an empty text for nothing */
    public String get(String key) {
        return String.join("\n", redis.ask("GET " + key));
    }
}
