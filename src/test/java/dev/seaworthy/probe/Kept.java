package dev.seaworthy.probe;

import dev.seaworthy.stack.ComposeProject;
import java.util.List;
import java.util.Map;

/**
 * What the stores have at one moment, by their own account.
 *
 * @param visits how many were counted in all
 * @param keys of the requests of the last hour that were counted, by the numbers that they were given
 * @param messages their texts, in no order
 */
public record Kept(long visits, Map<Long, String> keys, List<String> messages) {
    /** @throws dev.seaworthy.stack.NotObserved if a store does not say */
    public static Kept in(ComposeProject stack) {
        VisitsStore visits = new VisitsStore(stack);
        return new Kept(visits.total(), visits.keys(), new MessagesStore(stack).texts());
    }
}
