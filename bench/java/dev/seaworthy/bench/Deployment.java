package dev.seaworthy.bench;

import dev.seaworthy.contract.yaml.ContractFile;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A started Compose project, all of whose services are healthy. */
record Deployment(ComposeStack stack) implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration COMMAND = Duration.ofSeconds(60);

    /** Starts the stack of this repository. */
    static Deployment ofStack() {
        return of(Path.of("stack"));
    }

    /** @param directory a peer's Compose file and contract */
    static Deployment of(Path directory) {
        return started(new ComposeStack(directory, ContractFile.read(directory.resolve("contract.yaml"))));
    }

    /** Starts a stack whose images are built. */
    static Deployment started(ComposeStack stack) {
        stack.start();
        Deployment deployment = new Deployment(stack);
        deployment.up();
        return deployment;
    }

    /** Returns when every service is healthy. */
    void up() {
        compose(START, "up", "--detach", "--no-build", "--wait");
    }

    /** Removes the containers and networks, and keeps the volumes. */
    void down() {
        compose(START, "down");
    }

    /** Stops every process of it, its health checks too, so that it uses no CPU while another one is measured. */
    void pause() {
        compose(COMMAND, "pause");
    }

    void unpause() {
        compose(COMMAND, "unpause");
    }

    private void compose(Duration timeout, String... words) {
        stack.cli().compose(timeout, List.of(words));
    }

    List<Replica> replicas(String service) {
        return stack.replicas().of(service).replicas();
    }

    @Override
    public void close() {
        stack.close();
    }
}
