package dev.seaworthy.checks;

import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.docker.ComposeStack;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The promised requests that a service did not answer as promised before the faults of a run: they have their rows. */
public record UnansweredRequests(ComposeStack stack) {
    private static final Set<Unanswered> ALL = ConcurrentHashMap.newKeySet();

    private record Unanswered(String project, String service, HttpPromise promised) {}

    public void add(String service, HttpPromise promised) {
        ALL.add(new Unanswered(stack.name(), service, promised));
    }

    public boolean contains(String service, HttpPromise promised) {
        return ALL.contains(new Unanswered(stack.name(), service, promised));
    }
}
