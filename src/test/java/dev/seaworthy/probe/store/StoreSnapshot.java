package dev.seaworthy.probe.store;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.store.VisitsStore.Counted;
import java.util.List;

/**
 * The contents of the stores at one moment, read directly from them.
 *
 * @param visits the total number of visits
 * @param counted the visits of the last hour
 * @param messages their texts, in no order
 */
public record StoreSnapshot(long visits, List<Counted> counted, List<String> messages) {
    /** @throws dev.seaworthy.docker.InconclusiveException if a store cannot be read */
    public static StoreSnapshot in(ComposeStack stack) {
        VisitsStore visits = new VisitsStore(stack);
        return new StoreSnapshot(visits.total(), visits.counted(), new MessagesStore(stack).texts());
    }
}
