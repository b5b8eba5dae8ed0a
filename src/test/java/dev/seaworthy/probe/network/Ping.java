package dev.seaworthy.probe.network;

import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Pings one service from another with {@code docker compose exec}, as an operator does. */
public final class Ping {
    private static final Duration BUDGET = Duration.ofSeconds(15);
    /** Every output of ping contains its name; other output comes from Docker, which uses the same exit codes. */
    private static final Pattern PINGS_OWN = Pattern.compile("^(PING |ping: )", Pattern.MULTILINE);

    private final ComposeStack stack;

    public Ping(ComposeStack stack) {
        this.stack = stack;
    }

    /**
     * The result of a ping.
     *
     * @param output standard output and standard error of ping
     */
    public record Pinged(String from, String to, boolean answered, String output) {}

    /** @throws InconclusiveException if the container has no ping, or ping lacks the permission to send */
    public Pinged from(String source, String target) {
        CommandResult ended = stack.cli().exec(source, BUDGET, "ping", "-c1", "-W1", target);
        String output = (ended.output() + ended.errors()).strip();
        if (!PINGS_OWN.matcher(output).find() || output.contains("not permitted")) {
            throw new InconclusiveException(
                    "%s cannot ping %s: exit status %d: %s".formatted(source, target, ended.exit(), output));
        }
        return new Pinged(source, target, ended.exit() == 0, output);
    }
}
