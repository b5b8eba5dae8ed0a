package dev.seaworthy.report;

import dev.seaworthy.docker.EngineEvents.ContainerEvent;
import dev.seaworthy.docker.EngineRestart.Restarted;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a restart policy did with a container that ended, as the report shows it. */
public final class RestartValues {
    public static final String STAYED_DOWN = "stayed down";
    public static final String RESTARTED = "restarted";

    /** What is compared before any end: the policy itself. */
    public static final String POLICY = "restart policy";

    private RestartValues() {}

    /**
     * @param end how the container was ended
     * @param before the container before that
     * @param now the containers of its service some time after
     * @param isRestarted whether its policy has to restart it
     * @param events of the container since it was ended, oldest first; none if they are not known
     */
    public static ObservedValue of(
            String end, Replica before, Tier now, boolean isRestarted, List<ContainerEvent> events) {
        Optional<Replica> same = now.replicas().stream()
                .filter(replica -> replica.id().equals(before.id()))
                .findFirst();
        String observed = same.map(after -> outcome(before, after)).orElse("removed");
        return new ObservedValue(
                before.instance(),
                end,
                expected(isRestarted),
                observed,
                observed.equals(RESTARTED)
                        ? downtime(events).map(RestartValues::seconds).orElse("")
                        : same.map(after -> "exit code " + after.exitCode()).orElse(""));
    }

    /** @param isRestarted whether the promised policy has to start the container together with the engine */
    public static ObservedValue of(Restarted seen, boolean isRestarted) {
        return new ObservedValue(
                "",
                "%sengine restart, exit code %d"
                        .formatted(seen.stoppedManually() ? "docker stop, then " : "", seen.exitCode()),
                expected(isRestarted),
                seen.runs() ? RESTARTED : STAYED_DOWN,
                "");
    }

    /** @param set the policy that the service's containers have, in the engine's notation */
    public static ObservedValue policy(String promised, String set) {
        return new ObservedValue("", POLICY, promised, set, "");
    }

    private static String expected(boolean isRestarted) {
        return isRestarted ? RESTARTED : STAYED_DOWN;
    }

    private static String outcome(Replica before, Replica now) {
        boolean started = now.startedAt().isAfter(before.startedAt());
        if (started && now.restarts() > before.restarts() && now.state().equals("running")) {
            return RESTARTED;
        }
        return !started && now.state().equals("exited")
                ? STAYED_DOWN
                : "%s, restart count %d before and %d now".formatted(now.state(), before.restarts(), now.restarts());
    }

    /** @return the time from the end of the container's process to its start */
    private static Optional<Duration> downtime(List<ContainerEvent> events) {
        return first("die", events)
                .flatMap(died -> events.stream()
                        .filter(event ->
                                event.action().equals("start") && event.at().isAfter(died.at()))
                        .findFirst()
                        .map(started -> Duration.between(died.at(), started.at())));
    }

    private static Optional<ContainerEvent> first(String action, List<ContainerEvent> events) {
        return events.stream().filter(event -> event.action().equals(action)).findFirst();
    }

    private static String seconds(Duration downtime) {
        return String.format(Locale.ROOT, "after %.1f s", downtime.toMillis() / 1e3);
    }
}
