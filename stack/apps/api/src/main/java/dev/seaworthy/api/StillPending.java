package dev.seaworthy.api;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.event.Level;

/** What to say while something is tried until it succeeds: each reason once, and louder when it is no longer usual. */
final class StillPending {

    /** A new database takes some 10 s until it accepts connections, on a busy machine twice that. */
    static final Duration USUAL = Duration.ofSeconds(30);

    private Optional<Said> last = Optional.empty();

    /**
     * How loudly to give the reason; empty if that has been done.
     *
     * @param waited since the first attempt
     */
    Optional<Level> level(String reason, Duration waited) {
        Said now = new Said(reason, waited.compareTo(USUAL) < 0 ? Level.INFO : Level.WARN);
        if (last.equals(Optional.of(now))) {
            return Optional.empty();
        }
        last = Optional.of(now);
        return Optional.of(now.level());
    }

    private record Said(String reason, Level level) {}
}
