package dev.seaworthy.assertion;

import dev.seaworthy.probe.Episode;
import dev.seaworthy.probe.History;
import dev.seaworthy.probe.Offered;
import dev.seaworthy.probe.Offered.Kind;
import dev.seaworthy.probe.Tally;
import dev.seaworthy.probe.Trial;
import dev.seaworthy.stack.InconclusiveException;
import dev.seaworthy.stack.TooSlowException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Judges what clients saw while something was done to the stack, and what was left of it afterwards. */
public final class HistoryAssert extends AbstractAssert<HistoryAssert, Trial> {
    private HistoryAssert(Trial actual) {
        super(actual, HistoryAssert.class);
    }

    public static HistoryAssert assertThat(Trial actual) {
        return new HistoryAssert(actual);
    }

    /**
     * @throws InconclusiveException if requests were not sent when they were to be: then nothing is known of the stack
     */
    public HistoryAssert keptItsSchedule(Duration tolerated) {
        Duration lateness = history().lateness();
        if (actual.episodes().isEmpty()) {
            throw new InconclusiveException("nothing was done to the stack");
        }
        if (history().all().isEmpty()) {
            throw new InconclusiveException("no request was sent " + during());
        }
        if (lateness.compareTo(tolerated) > 0) {
            throw new TooSlowException(
                    "requests were sent up to %d ms late %s, tolerated are %d"
                            .formatted(lateness.toMillis(), during(), tolerated.toMillis()),
                    history().time());
        }
        return this;
    }

    /** Every request was answered with what it had asked for. */
    public HistoryAssert hasNoFailure() {
        expectNone(history().failed(), "failed");
        return this;
    }

    /**
     * Requests of this kind may have failed, if with status 503 and a reason, and soon; all others were answered with
     * what they had asked for.
     *
     * @param within the answer's own time, not that which its client had to wait for this machine
     */
    public HistoryAssert failsHonestly(Kind kind, Duration within) {
        Predicate<Offered> honest = offered -> offered.status() == 503
                && offered.field("error").filter(reason -> !reason.isBlank()).isPresent();
        expectNone(failed(offered -> offered.kind() != kind), "failed, though they do not need what was away");
        expectNone(failed(honest.negate()), "failed with anything but 503 and a reason");
        expectNone(
                failed(offered -> offered.elapsed().compareTo(within) > 0),
                offered -> history().time(offered).excuses(within),
                "failed after more than %d ms".formatted(within.toMillis()));
        return this;
    }

    /** Some time after what was away had come back no request failed any more. */
    public HistoryAssert recoversWithin(Duration time) {
        Duration back = history().at(actual.episodes().getLast().back());
        expectNone(
                failed(offered -> offered.scheduled().compareTo(back.plus(time)) > 0),
                offered -> history().timedOutWhileStarved(offered)
                        || history().time(back, offered.scheduled()).excuses(time),
                "failed more than %.0f s after what was away had come back, which was at %+.3f s"
                        .formatted(time.toMillis() / 1e3, since(back)));
        return this;
    }

    /** Whatever was acknowledged is there, once, and nothing else that was not asked for. */
    public HistoryAssert isThereExactlyOnce() {
        Tally tally = actual.tally();
        String wrong = Stream.of(
                        several(tally.lost(), "lost, though acknowledged"),
                        several(tally.doubled(), "there or told more than once"),
                        several(tally.unasked(), "there, though not asked for"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
        if (!wrong.isEmpty()) {
            throw failure(
                    "%s: of %d requests, %d of them without an acknowledgement, %s",
                    during(), history().all().size(), history().failed().size(), wrong);
        }
        return this;
    }

    private static Optional<String> several(List<String> such, String what) {
        return such.isEmpty()
                ? Optional.empty()
                : Optional.of("%d %s:%s".formatted(such.size(), what, FirstOfMany.shown(such, text -> text)));
    }

    private History history() {
        return actual.history();
    }

    private List<Offered> failed(Predicate<Offered> such) {
        return history().failed().stream().filter(such).toList();
    }

    private void expectNone(List<Offered> such, String what) {
        expectNone(such, history()::timedOutWhileStarved, what);
    }

    /** @param excused whether the machine may be to blame for one of them */
    private void expectNone(List<Offered> such, Predicate<Offered> excused, String what) {
        if (!such.isEmpty()) {
            String message = "%s: %d of %d requests %s:%s"
                    .formatted(
                            during(), such.size(), history().all().size(), what, FirstOfMany.shown(such, this::told));
            if (such.stream().allMatch(excused)) {
                throw new TooSlowException(message, history().time(such.getFirst()));
            }
            throw failure("%s", message);
        }
    }

    private String told(Offered offered) {
        String which = actual.episodes().size() > 1
                ? before(offered.scheduled())
                        .map(episode -> " after " + episode.what())
                        .orElse("")
                : "";
        return "%+.3f s%s: %s (%s)"
                .formatted(
                        since(offered.scheduled()),
                        which,
                        offered,
                        actual.passage().of(offered));
    }

    /** Seconds since the last thing that was done before that moment, or until the first one. */
    private double since(Duration moment) {
        Duration reference = before(moment)
                .or(() -> actual.episodes().stream().findFirst())
                .map(episode -> history().at(episode.began()))
                .orElse(Duration.ZERO);
        return moment.minus(reference).toMillis() / 1e3;
    }

    private Optional<Episode> before(Duration moment) {
        return actual.episodes().stream()
                .filter(episode -> history().at(episode.began()).compareTo(moment) <= 0)
                .reduce((earlier, later) -> later);
    }

    private String during() {
        String what = actual.episodes().size() == 1
                ? actual.episodes().getFirst().what()
                : "%d disturbances follow each other"
                        .formatted(actual.episodes().size());
        return "while %s (seed %d)".formatted(what, actual.seed().value());
    }
}
