package dev.seaworthy.probe;

import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Helper;
import dev.seaworthy.stack.InconclusiveException;
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
     * @param said what ping wrote
     */
    public record Pinged(String from, String to, boolean answered, String said) {}

    /** @throws InconclusiveException if there is no ping in the container, or it may not ask anybody */
    public Pinged from(String source, String target) {
        Helper.Ended ended = stack.exec(source, BUDGET, "ping", "-c1", "-W1", target);
        String said = (ended.output() + ended.errors()).strip();
        if (!PINGS_OWN.matcher(said).find() || said.contains("not permitted")) {
            throw new InconclusiveException(
                    "%s cannot ping %s: exit status %d: %s".formatted(source, target, ended.exit(), said));
        }
        return new Pinged(source, target, ended.exit() == 0, said);
    }
}
