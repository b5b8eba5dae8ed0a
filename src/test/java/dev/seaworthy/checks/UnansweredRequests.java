package dev.seaworthy.checks;

import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.docker.ComposeStack;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** The promised requests that a service did not answer as promised before the faults of a run: they have their rows. */
public record UnansweredRequests(ComposeStack stack) {
    private static final Set<Unanswered> ALL = ConcurrentHashMap.newKeySet();

    /** @param promised as JSON, since the contract is read again for each check, and patterns have no equality */
    private record Unanswered(String project, String service, String promised) {}

    /** Judges the answers to a request, and remembers it if they are not as promised. */
    public void judge(String service, HttpPromise promised, Runnable assertion) {
        try {
            assertion.run();
        } catch (AssertionError e) {
            if (stack.faultPeriods().first().isEmpty()) {
                ALL.add(unanswered(service, promised));
            }
            throw e;
        }
    }

    public boolean contains(String service, HttpPromise promised) {
        return ALL.contains(unanswered(service, promised));
    }

    private Unanswered unanswered(String service, HttpPromise promised) {
        return new Unanswered(stack.name(), service, JsonMapper.shared().writeValueAsString(promised));
    }
}
