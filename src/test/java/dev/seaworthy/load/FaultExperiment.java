package dev.seaworthy.load;

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
        RequestTrace trace) {}
