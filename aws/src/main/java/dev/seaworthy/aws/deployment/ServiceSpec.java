package dev.seaworthy.aws.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.efs.AccessPoint;
import software.amazon.awscdk.services.efs.FileSystem;

/** What distinguishes one service from the others; without further calls, it has no name in the private DNS. */
final class ServiceSpec {

    /** The main container's program. */
    enum Kind {
        APPLICATION("10001:10001"),
        NGINX("101:101"),
        REDIS("999:999");

        private final String user;

        Kind(String user) {
            this.user = user;
        }

        /** As in the Compose file. */
        String user() {
            return user;
        }
    }

    /** A directory that all tasks of the service share. */
    record Files(FileSystem system, AccessPoint directory) {}

    /**
     * Fargate offers certain pairs of CPU and memory of a task only; the container's limits are those of Compose.
     *
     * @param cpu of a task, in 1/1024 of a vCPU
     * @param taskMemory of a task, in MiB
     * @param memory of the main container, in MiB
     */
    record Size(int cpu, int taskMemory, int memory) {}

    final Tier tier;
    final Kind kind;
    final int count;
    final Size size;
    final List<Integer> ports;

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, Secret> secrets = new LinkedHashMap<>();
    private Optional<Files> files = Optional.empty();
    private boolean discoverable;

    ServiceSpec(Tier tier, Kind kind, int count, Size size, Integer... ports) {
        this.tier = tier;
        this.kind = kind;
        this.count = count;
        this.size = size;
        this.ports = List.of(ports);
    }

    /** Adds the addresses of its tasks to the private DNS. */
    ServiceSpec discoverable() {
        discoverable = true;
        return this;
    }

    ServiceSpec environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** @param variable in which the container {@code prepare} gets it; the main container reads a file */
    ServiceSpec secret(String variable, Secret secret) {
        secrets.put(variable, secret);
        return this;
    }

    /** With a directory on EFS, two tasks must never run at a time. */
    ServiceSpec files(FileSystem system, AccessPoint directory) {
        files = Optional.of(new Files(system, directory));
        return this;
    }

    boolean isDiscoverable() {
        return discoverable;
    }

    boolean isSingleton() {
        return files.isPresent();
    }

    Map<String, String> environment() {
        return environment;
    }

    Map<String, Secret> secrets() {
        return secrets;
    }

    Optional<Files> files() {
        return files;
    }
}
