package dev.seaworthy.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A load, the faults injected meanwhile, and the final state of the stores.
 *
 * @param seed repeats the random choices
 * @param history all requests of the load
 */
public record FaultExperiment(
        Seed seed,
        List<FaultWindow> faultWindows,
        History history,
        ConsistencyChecker consistency,
        RequestTrace trace) {

    /** @return when this fault was injected, since the beginning of the load */
    public Duration began(FaultWindow window) {
        return history.at(window.began());
    }

    /**
     * Returns the requests that this fault may have delayed: those that ended from its injection until the next one. A
     * request that the next fault finds in flight counts for that one only: it was sent more than a second after the
     * recovery, because all earlier ones have ended before the next fault is injected.
     */
    public History during(FaultWindow window) {
        Duration began = began(window);
        Optional<Duration> next = next(window);
        return history.only(operation -> operation.ended().compareTo(began) > 0
                && next.filter(later -> operation.ended().compareTo(later) > 0).isEmpty());
    }

    /** @return the longest time without an acknowledgement that ended from this injection until the next one */
    public History.Gap longestGap(FaultWindow window) {
        return history.longestGap(began(window), next(window).orElse(history.until()));
    }

    /** @return the last fault injected before this time of the load; empty before the first */
    public Optional<FaultWindow> lastBefore(Duration moment) {
        return faultWindows.stream()
                .filter(window -> began(window).compareTo(moment) < 0)
                .reduce((earlier, later) -> later);
    }

    /** @return the seconds from the injection of this fault to this time of the load; negative before it */
    public double since(FaultWindow window, Duration moment) {
        return moment.minus(began(window)).toMillis() / 1e3;
    }

    /** @return when the next fault was injected; empty for the last one */
    private Optional<Duration> next(FaultWindow window) {
        return faultWindows.stream()
                .skip(faultWindows.indexOf(window) + 1L)
                .findFirst()
                .map(this::began);
    }
}
