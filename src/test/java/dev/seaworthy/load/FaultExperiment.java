package dev.seaworthy.load;

import java.time.Duration;
import java.util.List;

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

    /** @return when the next fault was injected, or the end of the load */
    public Duration ended(FaultWindow window) {
        return faultWindows.stream()
                .skip(faultWindows.indexOf(window) + 1L)
                .findFirst()
                .map(this::began)
                .orElse(history.until());
    }

    /**
     * @return the requests that were scheduled or in flight from the injection of this fault until the next one, or the
     *     end of the load
     */
    public History during(FaultWindow window) {
        return history.inFlightBetween(began(window), ended(window));
    }
}
