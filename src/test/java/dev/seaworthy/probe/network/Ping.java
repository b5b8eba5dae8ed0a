package dev.seaworthy.probe.network;

import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Pings one service from inside another, as an operator would: {@code docker compose exec}. */
public final class Ping {
    private static final Duration BUDGET = Duration.ofSeconds(15);
    /** Ping names itself in all that it says; what does not is from Docker, which ends with the same numbers. */
    private static final Pattern PINGS_OWN = Pattern.compile("^(PING |ping: )", Pattern.MULTILINE);

    private final ComposeProject stack;

    public Ping(ComposeProject stack) {
        this.stack = stack;
    }

    /**
     * How a ping ended.
     *
     * @param output what ping wrote
     */
    public record Pinged(String from, String to, boolean answered, String output) {}

    /** @throws InconclusiveException if there is no ping in the container, or it may not ask anybody */
    public Pinged from(String source, String target) {
        CommandResult ended = stack.exec(source, BUDGET, "ping", "-c1", "-W1", target);
        String output = (ended.output() + ended.errors()).strip();
        if (!PINGS_OWN.matcher(output).find() || output.contains("not permitted")) {
            throw new InconclusiveException(
                    "%s cannot ping %s: exit status %d: %s".formatted(source, target, ended.exit(), output));
        }
        return new Pinged(source, target, ended.exit() == 0, output);
    }
}
