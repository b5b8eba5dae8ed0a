package dev.seaworthy.probe;

import dev.seaworthy.stack.ComposeProject;
import java.util.List;
import java.util.Set;

/**
 * What the stores have at one moment, by their own account.
 *
 * @param visits how many were counted in all
 * @param numbers those that were given to requests of the last hour
 * @param messages their texts, in no order
 */
public record Kept(long visits, Set<Long> numbers, List<String> messages) {
    /** @throws dev.seaworthy.stack.NotObserved if a store does not say */
    public static Kept in(ComposeProject stack) {
        VisitsStore visits = new VisitsStore(stack);
        return new Kept(visits.total(), visits.numbers(), new MessagesStore(stack).texts());
    }
}
