package dev.seaworthy.probe.store;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * Asks a Redis of the stack by {@code redis-cli} in its container, as the API's user. The password goes in by standard
 * input: a command line can be read by everyone on the machine.
 *
 * @param password the name of the file with the password, among the run's credentials
 */
record RedisCli(ComposeProject stack, String service, String password) {
    private static final Duration BUDGET = Duration.ofSeconds(10);

    /**
     * @return the lines of the answer
     * @throws InconclusiveException if Redis does not let the probe in
     */
    List<String> ask(String command) {
        String commands = "AUTH api %s%n%s%n".formatted(secret(), command);
        List<String> answers = stack.execute(stack.replicas().of(service).only(), BUDGET, commands, "redis-cli")
                .lines()
                .toList();
        if (answers.isEmpty() || !answers.getFirst().equals("OK")) {
            throw new InconclusiveException("%s does not let the probe in: %s".formatted(service, answers));
        }
        return answers.subList(1, answers.size());
    }

    private String secret() {
        try {
            return Files.readString(stack.secrets().resolve(password));
        } catch (IOException e) {
            throw new InconclusiveException("the password of %s cannot be read: %s".formatted(service, e), e);
        }
    }
}
