package dev.seaworthy.api;

import dev.seaworthy.common.Message;
import dev.seaworthy.common.RequestId;
import io.javalin.http.UnprocessableContentResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

/** The messages, in a persistent Redis: a hash from sequence number to text. */
record Messages(UnifiedJedis redis, Store store) {

    private static final String MESSAGES = "messages";
    private static final String SEQUENCE = "messages:sequence";
    private static final String APPLIED = "messages:applied:";
    /** Idempotency keys are stored as long as those of visits. */
    private static final String KEY_SECONDS = "3600";

    /**
     * Redis executes a script atomically: no other command runs meanwhile, and after a crash all of its writes exist or
     * none. Sent as text and not as its digest, because a restarted Redis does not know the digest.
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
     * Stores the message, or returns what an earlier request with this id stored.
     *
     * @throws UnprocessableContentResponse if the earlier request with this id had another message
     * @throws StoreUnavailable in an outage, or if the write is not confirmed within the timeout
     */
    StoredMessage append(RequestId request, Message message) {
        List<String> keys = List.of(MESSAGES, SEQUENCE, APPLIED + request.value());
        List<?> stored = (List<?>) store.call(() -> redis.eval(APPEND, keys, List.of(message.message(), KEY_SECONDS)));
        return stored(message, (String) stored.get(0), (String) stored.get(1));
    }

    static StoredMessage stored(Message message, String key, String text) {
        if (!text.equals(message.message())) {
            throw new UnprocessableContentResponse(
                    RequestId.HEADER + " was already used for a request with another message");
        }
        return new StoredMessage(key, text);
    }

    /**
     * All messages in the order of sending.
     *
     * @throws StoreUnavailable if Redis does not respond
     */
    Map<String, String> all() {
        Map<String, String> inOrder = new LinkedHashMap<>();
        store.call(() -> redis.hgetAll(MESSAGES)).entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> Long.parseLong(entry.getKey())))
                .forEach(entry -> inOrder.put(entry.getKey(), entry.getValue()));
        return inOrder;
    }

    /**
     * The newest messages in the order of sending, without reading the others. Keys count from 1 without a gap, so the
     * last key is also the total number of messages.
     *
     * @throws StoreUnavailable if Redis does not respond
     */
    Map<String, String> newest(PageOfNewest page) {
        return store.call(() -> {
            String last = redis.get(SEQUENCE);
            return last == null ? Map.of() : texts(page.keys(Long.parseLong(last)));
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

    record StoredMessage(String key, String message) {}
}
