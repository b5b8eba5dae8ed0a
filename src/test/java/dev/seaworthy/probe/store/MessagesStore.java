package dev.seaworthy.probe.store;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import java.util.ArrayList;
import java.util.List;

/** The messages as Redis itself has them, whatever the applications say. */
public final class MessagesStore {
    private final RedisCli redis;

    public MessagesStore(ComposeProject stack) {
        this.redis = new RedisCli(stack, "messages", "messages_password");
    }

    /**
     * Redis answers with two lines a message: its key, which is a number, and its text.
     *
     * @return the texts, in no order
     * @throws InconclusiveException if Redis answers anything but the messages
     */
    public List<String> texts() {
        List<String> answers = redis.ask("HGETALL messages");
        List<String> texts = new ArrayList<>();
        for (int line = 0; line + 1 < answers.size(); line += 2) {
            if (!answers.get(line).matches("\\d+")) {
                throw new InconclusiveException("the messages store does not show its messages: " + answers.get(line));
            }
            texts.add(answers.get(line + 1));
        }
        return texts;
    }
}
