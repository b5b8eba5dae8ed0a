package dev.seaworthy.report;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.TooSlowException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The verdict of a check, and {@link #SKIPPED} for one that does not apply. */
public enum Outcome {
    HOLDS("holds", "hold"),
    VIOLATED("violated", "violated"),
    INCONCLUSIVE("inconclusive", "inconclusive"),
    /** The suite itself failed. */
    ERROR("error", "errors"),
    SKIPPED("skipped", "skipped");

    /** Orders the verdict about several rows first. */
    public static final Comparator<Outcome> WORST_FIRST =
            Comparator.comparing(List.of(VIOLATED, ERROR, INCONCLUSIVE, HOLDS, SKIPPED)::indexOf);

    private final String one;
    private final String many;

    Outcome(String one, String many) {
        this.one = one;
        this.many = many;
    }

    /** @param thrown what JUnit reports of a check that did not hold */
    public static Outcome of(Throwable thrown) {
        return switch (thrown) {
            case AssertionError violation -> VIOLATED;
            case TestAbortedException skipped -> SKIPPED;
            case TimeoutException unfinished -> INCONCLUSIVE; // JUnit's timeout of a test method
            default -> inconclusive(thrown).isPresent() ? INCONCLUSIVE : ERROR;
        };
    }

    /** @return the message that explains the verdict */
    public static String reason(Throwable thrown) {
        Throwable reason = inconclusive(thrown).orElse(thrown);
        return of(thrown) == ERROR
                ? reason.toString()
                : ElementMessages.of(String.valueOf(reason.getMessage())).replaceFirst("^Assumption failed: ", "");
    }

    /**
     * Searches the causes, since JUnit wraps exceptions of the stack's start and the suite those of its parts. A slow
     * host takes precedence as the reason.
     */
    private static Optional<Throwable> inconclusive(Throwable thrown) {
        return Stream.of(TooSlowException.class, InconclusiveException.class)
                .flatMap(type -> Stream.iterate(thrown, one -> one != null, Throwable::getCause)
                        .filter(type::isInstance))
                .findFirst();
    }

    /** @return the count as text, such as {@code 61 hold} */
    String counted(long count) {
        return count + " " + (count == 1 ? one : many);
    }
}
