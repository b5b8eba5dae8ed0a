package dev.seaworthy.probe.store;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * Runs commands in a Redis of the stack by {@code redis-cli} in its container, as the API's user. The password goes to
 * standard input: every user of the host can read a command line.
 *
 * @param password name of the password's file among the credentials of the run
 */
record RedisCli(ComposeStack stack, String service, String password) {
    private static final Duration BUDGET = Duration.ofSeconds(10);

    /**
     * @return the lines of the response
     * @throws InconclusiveException if Redis rejects the password
     */
    List<String> ask(String command) {
        String commands = "AUTH api %s%n%s%n".formatted(secret(), command);
        List<String> answers = stack.cli()
                .execute(stack.replicas().of(service).only(), BUDGET, commands, "redis-cli")
                .lines()
                .toList();
        if (answers.isEmpty() || !answers.getFirst().equals("OK")) {
            throw new InconclusiveException("AUTH of the probe at %s failed: %s".formatted(service, answers));
        }
        return answers.subList(1, answers.size());
    }

    private String secret() {
        try {
            return Files.readString(stack.ownFile("secrets/" + password));
        } catch (IOException e) {
            throw new InconclusiveException("the password of %s cannot be read: %s".formatted(service, e), e);
        }
    }
}
