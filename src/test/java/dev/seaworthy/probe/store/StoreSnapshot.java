package dev.seaworthy.probe.store;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.probe.store.VisitsStore.Counted;
import java.util.List;

/**
 * What the stores have at one moment, by their own account.
 *
 * @param visits how many were counted in all
 * @param counted the visits of the last hour
 * @param messages their texts, in no order
 */
public record StoreSnapshot(long visits, List<Counted> counted, List<String> messages) {
    /** @throws dev.seaworthy.docker.InconclusiveException if a store does not say */
    public static StoreSnapshot in(ComposeProject stack) {
        VisitsStore visits = new VisitsStore(stack);
        return new StoreSnapshot(visits.total(), visits.counted(), new MessagesStore(stack).texts());
    }
}
