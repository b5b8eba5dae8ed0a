package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A restart policy, in Docker's notation: {@code always}, or {@code on-failure:5} with a maximum number of retries.
 *
 * @param maxRetries how often it restarts a container until an operator starts it; only with {@code on-failure}, empty
 *     for no maximum
 */
public record RestartPolicy(Condition condition, OptionalInt maxRetries) {
    private static final Pattern FORM =
            Pattern.compile("(no|always|unless-stopped|on-failure)|(on-failure):0*([1-9]\\d{0,8})");

    /** When the engine restarts a container. */
    public enum Condition {
        NO,
        ALWAYS,
        UNLESS_STOPPED,
        ON_FAILURE;

        private static Condition of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public RestartPolicy {
        Validation.refuseUnless(
                maxRetries.isEmpty() || condition == Condition.ON_FAILURE,
                "only on-failure can have a maximum number of retries, not %s",
                condition);
    }

    /** @param text in Docker's notation */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RestartPolicy of(String text) {
        Matcher form = FORM.matcher(text);
        Validation.refuseUnless(
                form.matches(),
                "a restart policy is no, always, unless-stopped, on-failure or on-failure:N, not \"%s\"",
                text);
        return form.group(1) == null
                ? new RestartPolicy(Condition.of(form.group(2)), OptionalInt.of(Integer.parseInt(form.group(3))))
                : new RestartPolicy(Condition.of(form.group(1)), OptionalInt.empty());
    }

    /**
     * @param exitCode of its process, which exited by itself
     * @param restarts how often the engine has restarted the container since an operator started it
     * @return whether the engine restarts it
     */
    public boolean restartsAfter(int exitCode, int restarts) {
        return switch (condition) {
            case NO -> false;
            case ALWAYS, UNLESS_STOPPED -> true;
            case ON_FAILURE -> exitCode != 0 && restarts < maxRetries.orElse(Integer.MAX_VALUE);
        };
    }

    /**
     * @param stoppedManually whether an operator stopped the container before the engine stopped
     * @param exitCode the exit code of its process, when the operator or the engine stopped it
     * @return whether a container that was never restarted runs after a restart of the engine. With {@code on-failure},
     *     a container that was stopped manually runs again too if its exit code was not 0: the engine stores the code,
     *     not the reason
     */
    public boolean startsWithTheEngine(boolean stoppedManually, int exitCode) {
        return switch (condition) {
            case NO -> false;
            case ALWAYS -> true;
            case UNLESS_STOPPED -> !stoppedManually;
            case ON_FAILURE -> exitCode != 0;
        };
    }

    @Override
    public String toString() {
        return condition + (maxRetries.isPresent() ? ":" + maxRetries.getAsInt() : "");
    }
}
