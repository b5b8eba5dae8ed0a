package dev.seaworthy.fault;

import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Scales, recreates and removes the containers of services with Compose. */
public final class ServiceFaults {
    private final ComposeStack stack;
    private final UndoStack undo;
    private final Duration timeout;
    private final Set<String> scaled = new HashSet<>();

    ServiceFaults(ComposeStack stack, UndoStack undo) {
        this.stack = stack;
        this.undo = undo;
        this.timeout = CommandTimeout.of(stack);
    }

    /** Changes a service's number of containers until the check is over; containers that stay are not touched. */
    public void scale(String service, int replicas) {
        rememberScale(service);
        setScale(service, replicas);
    }

    /**
     * Requests a number of containers that the service may be unable to have.
     *
     * @return Compose's exit status and output
     */
    public CommandResult tryScale(String service, int replicas) {
        rememberScale(service);
        return withoutLeavingVolumes(() -> stack.cli().tryCompose(timeout, scaling(service, replicas)));
    }

    /** Removes a service's containers and creates new ones from the same model. */
    public void recreate(String service) {
        undo.markUsed();
        stack.cli().compose(timeout, List.of("up", "--detach", "--no-deps", "--no-build", "--force-recreate", service));
    }

    /** Runs {@code docker compose down}, which keeps volumes, and {@code up}. */
    public void downAndUp() {
        undo.markUsed();
        down("down");
        stack.startAgain(timeout);
    }

    /** Runs {@code docker compose down --volumes}, which cannot be undone, and {@code up}. */
    public void downWithVolumesAndUp() {
        undo.markUsed();
        down("down", "--volumes");
        stack.startAgain(timeout);
    }

    private void down(String... arguments) {
        List<String> anonymous = stack.replicas().anonymousVolumes();
        stack.cli().compose(timeout, List.of(arguments));
        removeVolumes(anonymous);
    }

    /** Runs a command that may remove containers, and removes the anonymous volumes that it leaves. */
    private <T> T withoutLeavingVolumes(Supplier<T> command) {
        List<String> left = new ArrayList<>(stack.replicas().anonymousVolumes());
        T result = command.get();
        left.removeAll(stack.replicas().anonymousVolumes());
        removeVolumes(left);
        return result;
    }

    /** No later container uses them. */
    private void removeVolumes(List<String> anonymous) {
        List<String> remove = new ArrayList<>(List.of("volume", "rm", "--force"));
        remove.addAll(anonymous);
        if (!anonymous.isEmpty()) {
            stack.cli().docker(timeout, remove.toArray(String[]::new));
        }
    }

    /** Undoes only the first of several scalings of a service, because that restores the original number. */
    void rememberScale(String service) {
        if (scaled.add(service)) {
            int before = stack.replicas().of(service).live().size();
            undo.onClose(() -> setScale(service, before));
        }
    }

    private void setScale(String service, int replicas) {
        withoutLeavingVolumes(() -> stack.cli().compose(timeout, scaling(service, replicas)));
    }

    private static List<String> scaling(String service, int replicas) {
        return List.of("up", "--detach", "--no-deps", "--no-recreate", "--scale", service + "=" + replicas, service);
    }
}
