package dev.seaworthy.probe;

import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.NotObserved;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
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
     */
    public List<String> texts() {
        String commands = "AUTH api %s%nHVALS messages%n".formatted(password());
        List<String> answers = stack.execute(stack.replicas().of("messages").only(), BUDGET, commands, "redis-cli")
                .lines()
                .toList();
        if (!answers.getFirst().equals("OK")) {
            throw new NotObserved("the messages store does not let the probe in: " + answers);
        }
        return answers.stream().skip(1).toList();
    }

    private String password() {
        try {
            return Files.readString(stack.secrets().resolve("messages_password"));
        } catch (IOException e) {
            throw new NotObserved("the password of the messages store cannot be read: " + e, e);
        }
    }
}
