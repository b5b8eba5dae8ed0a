package dev.seaworthy.api;

import dev.seaworthy.common.Message;
import dev.seaworthy.common.RequestId;
import io.javalin.http.UnprocessableContentResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

/**
 * The messages, in a persistent Redis: a hash from sequence number to text, and another from sequence number to the
 * sender and the time.
 */
record Messages(UnifiedJedis redis, Store store) {

    private static final String TEXTS = "messages";
    private static final String DETAILS = "messages:details";
    private static final String SEQUENCE = "messages:sequence";
    private static final String APPLIED = "messages:applied:";
    /** Idempotency keys are stored as long as those of visits. */
    private static final String KEY_SECONDS = "3600";

    /**
     * Redis executes a script atomically: no other command runs meanwhile, and after a crash all of its writes exist or
     * none. Sent as text and not as its digest, because a restarted Redis does not know the digest.
     */
    private static final String APPEND = """
            local first = redis.call('GET', KEYS[4])
            if first then
                return {first, redis.call('HGET', KEYS[1], first), redis.call('HGET', KEYS[2], first)}
            end
            local key = tostring(redis.call('INCR', KEYS[3]))
            redis.call('HSET', KEYS[1], key, ARGV[1])
            redis.call('HSET', KEYS[2], key, ARGV[2])
            redis.call('SET', KEYS[4], key, 'EX', ARGV[3])
            return {key, ARGV[1], ARGV[2]}
            """;

    /**
     * Stores the message, or returns what an earlier request with this id stored.
     *
     * @throws UnprocessableContentResponse if the earlier request with this id had another message
     * @throws StoreUnavailable in an outage, or if the write is not confirmed within the timeout
     */
    StoredMessage append(RequestId request, Message message) {
        List<String> keys = List.of(TEXTS, DETAILS, SEQUENCE, APPLIED + request.value());
        String details = new MessageDetails(message.sender(), Instant.now()).toJson();
        List<?> stored =
                (List<?>) store.call(() -> redis.eval(APPEND, keys, List.of(message.message(), details, KEY_SECONDS)));
        String key = (String) stored.get(0);
        return of(message, StoredMessage.of(key, (String) stored.get(1), (String) stored.get(2)));
    }

    /** @throws UnprocessableContentResponse if the stored message is not the one that was sent */
    static StoredMessage of(Message sent, StoredMessage stored) {
        if (!stored.message().equals(sent.message()) || !stored.sender().equals(sent.sender())) {
            throw new UnprocessableContentResponse(
                    RequestId.HEADER + " was already used for a request with another message");
        }
        return stored;
    }

    /**
     * All messages in the order of sending.
     *
     * @throws StoreUnavailable if Redis does not respond
     */
    Map<String, String> all() {
        Map<String, String> inOrder = new LinkedHashMap<>();
        store.call(() -> redis.hgetAll(TEXTS)).entrySet().stream()
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
    List<StoredMessage> newest(PageOfNewest page) {
        return store.call(() -> {
            String last = redis.get(SEQUENCE);
            return last == null ? List.of() : messages(page.keys(Long.parseLong(last)));
        });
    }

    private List<StoredMessage> messages(String... keys) {
        List<String> texts = redis.hmget(TEXTS, keys);
        List<String> details = redis.hmget(DETAILS, keys);
        return IntStream.range(0, keys.length)
                .filter(index -> texts.get(index) != null)
                .mapToObj(index -> StoredMessage.of(keys[index], texts.get(index), details.get(index)))
                .toList();
    }
}
