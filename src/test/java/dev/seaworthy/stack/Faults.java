package dev.seaworthy.stack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Disturbs the stack, visibly in the text of a check, and puts it back when closed: last disturbance first. JUnit
 * closes it after the check, whatever its verdict.
 */
public final class Faults implements AutoCloseable {
    private static final Duration BUDGET = Duration.ofSeconds(60);

    private final ComposeProject stack;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    public Faults(ComposeProject stack) {
        this.stack = stack;
    }

    /** Changes how many containers of a service run, those that stay being left alone, until the check is over. */
    public void scale(String service, int replicas) {
        int before = stack.replicas().of(service).live().size();
        undo.push(() -> setScale(service, before));
        setScale(service, replicas);
    }

    /**
     * Starts one more container of a service's image, on the service's networks and with its secrets, that no balancer
     * knows and that is no replica.
     *
     * @param environment instead of the service's own where the names are the same
     */
    public Replica runBeside(String service, Map<String, String> environment) {
        List<String> arguments = new ArrayList<>(List.of("run", "--detach", "--no-deps"));
        environment.forEach((name, value) -> arguments.addAll(List.of("--env", name + "=" + value)));
        arguments.add(service);
        String id = stack.compose(BUDGET, arguments).strip();
        undo.push(() -> stack.remove(id));
        return stack.replicas().withId(id);
    }

    private void setScale(String service, int replicas) {
        stack.compose(
                BUDGET,
                List.of("up", "--detach", "--no-deps", "--no-recreate", "--scale", service + "=" + replicas, service));
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }
}
