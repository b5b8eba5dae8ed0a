package dev.seaworthy.probe.store;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import java.util.ArrayList;
import java.util.List;

/** Reads the messages directly from Redis, independently of the applications. */
public final class MessagesStore implements StoredMessages {
    private final RedisCli redis;

    public MessagesStore(ComposeStack stack) {
        this.redis = new RedisCli(stack, "messages", "messages_password");
    }

    /**
     * Reads the hash {@code messages}: Redis returns two lines per message, its numeric key and its text.
     *
     * @return the texts, in no order
     * @throws InconclusiveException if Redis returns anything else
     */
    @Override
    public List<String> texts() {
        List<String> answers = redis.ask("HGETALL messages");
        List<String> texts = new ArrayList<>();
        for (int line = 0; line + 1 < answers.size(); line += 2) {
            if (!answers.get(line).matches("\\d+")) {
                throw new InconclusiveException("HGETALL messages returned a non-numeric key: " + answers.get(line));
            }
            texts.add(answers.get(line + 1));
        }
        return texts;
    }

    @Override
    public String place() {
        return "the Redis of messages";
    }
}
