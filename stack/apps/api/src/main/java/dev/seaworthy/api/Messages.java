package dev.seaworthy.api;

import dev.seaworthy.common.Message;
import dev.seaworthy.common.RequestId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

/** The messages, in a Redis that keeps them: a hash from sequence number to text. */
record Messages(UnifiedJedis redis, Store store) {

    private static final String MESSAGES = "messages";
    private static final String SEQUENCE = "messages:sequence";
    private static final String APPLIED = "messages:applied:";
    /** As long as the keys of visits are kept. */
    private static final String KEY_SECONDS = "3600";

    /**
     * Redis runs a script as one: no other command comes between, and after a crash all of it is there or nothing. Sent
     * as text every time, and not by its digest, so that a restarted Redis need not be taught it again.
     */
    private static final String APPEND = """
            local first = redis.call('GET', KEYS[3])
            if first then
                return {first, redis.call('HGET', KEYS[1], first)}
            end
            local key = tostring(redis.call('INCR', KEYS[2]))
            redis.call('HSET', KEYS[1], key, ARGV[1])
            redis.call('SET', KEYS[3], key, 'EX', ARGV[2])
            return {key, ARGV[1]}
            """;

    /**
     * Keeps the message, or finds what was kept when this request came first.
     *
     * @throws StoreUnavailable if it is not known in time that the message is kept
     */
    Kept append(RequestId request, Message message) {
        List<String> keys = List.of(MESSAGES, SEQUENCE, APPLIED + request.value());
        List<?> kept = (List<?>) store.ask(() -> redis.eval(APPEND, keys, List.of(message.message(), KEY_SECONDS)));
        return new Kept((String) kept.get(0), (String) kept.get(1));
    }

    /**
     * All messages in the order of sending.
     *
     * @throws StoreUnavailable if Redis does not answer
     */
    Map<String, String> all() {
        Map<String, String> inOrder = new LinkedHashMap<>();
        store.ask(() -> redis.hgetAll(MESSAGES)).entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> Long.parseLong(entry.getKey())))
                .forEach(entry -> inOrder.put(entry.getKey(), entry.getValue()));
        return inOrder;
    }

    /**
     * The newest messages in the order of sending, without reading the others. Keys count from 1 without a gap, so the
     * last key is also how many messages there are in all.
     *
     * @throws StoreUnavailable if Redis does not answer
     */
    Map<String, String> newest(Newest newest) {
        return store.ask(() -> {
            String last = redis.get(SEQUENCE);
            return last == null ? Map.of() : texts(newest.keys(Long.parseLong(last)));
        });
    }

    private Map<String, String> texts(String... keys) {
        List<String> texts = redis.hmget(MESSAGES, keys);
        Map<String, String> inOrder = new LinkedHashMap<>();
        for (int index = 0; index < keys.length; index++) {
            inOrder.put(keys[index], texts.get(index));
        }
        return inOrder;
    }

    record Kept(String key, String message) {}
}
