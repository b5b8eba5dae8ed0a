package dev.seaworthy.fault;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import java.time.Instant;
import java.util.Optional;

/**
 * The faults that a check injects into the stack. Closing undoes them, last fault first. JUnit closes this after the
 * check, whatever its verdict, and then waits until the stack is healthy.
 */
public final class Faults implements AutoCloseable {
    private final UndoStack undo = new UndoStack();
    private final ContainerFaults containers;
    private final NetworkFaults networks;
    private final ResourceFaults resources;
    private final ServiceFaults services;
    private final RollingUpdate rollingUpdate;
    private final FileEdits files;

    public Faults(ComposeStack stack) {
        containers = new ContainerFaults(stack, undo);
        networks = new NetworkFaults(stack, containers, undo);
        resources = new ResourceFaults(stack, containers, undo);
        services = new ServiceFaults(stack, undo);
        rollingUpdate = new RollingUpdate(stack, services);
        files = new FileEdits(undo);
    }

    public ContainerFaults containers() {
        return containers;
    }

    public NetworkFaults networks() {
        return networks;
    }

    public ResourceFaults resources() {
        return resources;
    }

    public ServiceFaults services() {
        return services;
    }

    public RollingUpdate rollingUpdate() {
        return rollingUpdate;
    }

    public FileEdits files() {
        return files;
    }

    /** @return when the first fault was injected; empty if none was, so that the stack needs no time to recover */
    public Optional<Instant> began() {
        return undo.began();
    }

    /** @return whether a fault was about this container, and not only about others */
    public boolean wereAbout(Replica replica) {
        return undo.disturbed().stream().anyMatch(disturbed -> disturbed.id().equals(replica.id()));
    }

    /**
     * Starts those containers that a fault was about and that have ended: when the fault was undone, a service that
     * they need at their start may not have been ready. Containers that ended because of a fault of others stay as they
     * are.
     */
    public void startDisturbedAgain() {
        containers.startExited(undo.disturbed());
    }

    @Override
    public void close() {
        undo.close();
    }
}
