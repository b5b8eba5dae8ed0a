package dev.seaworthy.load;

import java.util.List;

/**
 * A load, what was done to the stack meanwhile, and what was left when all was over.
 *
 * @param seed which repeats its choices
 * @param history from its first request on
 */
public record FaultExperiment(
        Seed seed,
        List<FaultWindow> faultWindows,
        History history,
        ConsistencyChecker consistency,
        RequestTrace trace) {}
