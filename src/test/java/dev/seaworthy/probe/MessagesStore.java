package dev.seaworthy.probe;

import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.NotObserved;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The messages as Redis itself has them, whatever the applications say. */
public final class MessagesStore {
    private static final Duration BUDGET = Duration.ofSeconds(10);

    private final ComposeProject stack;

    public MessagesStore(ComposeProject stack) {
        this.stack = stack;
    }

    /**
     * Asks by {@code redis-cli} in the container. The password goes in by standard input: a command line can be read by
     * everyone on the machine.
     *
     * @return the texts, in no order
     * @throws NotObserved if Redis does not let the probe in, or answers anything but the messages
     */
    public List<String> texts() {
        String commands = "AUTH api %s%nHGETALL messages%n".formatted(password());
        List<String> answers = stack.execute(stack.replicas().of("messages").only(), BUDGET, commands, "redis-cli")
                .lines()
                .toList();
        if (!answers.getFirst().equals("OK")) {
            throw new NotObserved("the messages store does not let the probe in: " + answers);
        }
        return texts(answers.subList(1, answers.size()));
    }

    /** A line for the key, which is a number, and one for the text of each message. */
    private static List<String> texts(List<String> answers) {
        List<String> texts = new ArrayList<>();
        for (int line = 0; line + 1 < answers.size(); line += 2) {
            if (!answers.get(line).matches("\\d+")) {
                throw new NotObserved("the messages store does not show its messages: " + answers.get(line));
            }
            texts.add(answers.get(line + 1));
        }
        return texts;
    }

    private String password() {
        try {
            return Files.readString(stack.secrets().resolve("messages_password"));
        } catch (IOException e) {
            throw new NotObserved("the password of the messages store cannot be read: " + e, e);
        }
    }
}
