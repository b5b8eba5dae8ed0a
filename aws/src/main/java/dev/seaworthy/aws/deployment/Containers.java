package dev.seaworthy.aws.deployment;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.Capability;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerDependency;
import software.amazon.awscdk.services.ecs.ContainerDependencyCondition;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.SystemControl;
import software.constructs.Construct;

/** The containers of a task: {@code prepare}, which ends, and then the main one. */
record Containers(Construct scope, FargateTaskDefinition task, ServiceSpec spec) {
    static final String PREPARE = "prepare";
    static final String EFS_VOLUME = "files";

    private static final int PREPARE_MEMORY = 64;
    /** Of those that a container has by default; with ALL, Fargate does not let one be added. */
    private static final List<Capability> ALL_BUT_CHOWN = List.of(
            Capability.AUDIT_WRITE,
            Capability.DAC_OVERRIDE,
            Capability.FOWNER,
            Capability.FSETID,
            Capability.KILL,
            Capability.MKNOD,
            Capability.NET_BIND_SERVICE,
            Capability.NET_RAW,
            Capability.SETFCAP,
            Capability.SETGID,
            Capability.SETPCAP,
            Capability.SETUID,
            Capability.SYS_CHROOT);

    /** As in the Compose file; ECS has no shorter interval while a container starts. */
    private static final Duration INTERVAL = Duration.seconds(10);

    private static final Duration START_PERIOD = Duration.seconds(60);
    private static final Duration TIMEOUT = Duration.seconds(3);
    private static final int RETRIES = 3;
    /** At least the grace periods of the Compose file, and the 13 s in which the edge completes its requests. */
    private static final Duration STOP_TIMEOUT = Duration.seconds(30);

    /**
     * Root with CAP_CHOWN, since it makes files for the user of the main container. It is the only one that gets the
     * secrets.
     */
    void addPrepare(ContainerImage image, LogDriver log) {
        ContainerDefinition prepare = task.addContainer(
                PREPARE,
                ContainerDefinitionOptions.builder()
                        .containerName(PREPARE)
                        .image(image)
                        .command(List.of(spec.tier.title()))
                        .essential(false)
                        .user("0:0")
                        .readonlyRootFilesystem(true)
                        .memoryLimitMiB(PREPARE_MEMORY)
                        .linuxParameters(without("Prepare", ALL_BUT_CHOWN))
                        .secrets(spec.secrets().isEmpty() ? null : spec.secrets())
                        .logging(log)
                        .build());
        volumes()
                .map(volume -> mount(volume.title(), volume.preparedPath(), false))
                .forEach(prepare::addMountPoints);
    }

    void addMain(ContainerImage image, LogDriver log) {
        ContainerDefinition main = task.addContainer(
                spec.tier.title(),
                ContainerDefinitionOptions.builder()
                        .containerName(spec.tier.title())
                        .image(image)
                        .entryPoint(entryPoint())
                        .environment(spec.environment().isEmpty() ? null : spec.environment())
                        .memoryLimitMiB(spec.size.memory())
                        .user(spec.kind.user())
                        .readonlyRootFilesystem(true)
                        .linuxParameters(without("", List.of(Capability.ALL)))
                        .systemControls(systemControls())
                        .portMappings(spec.ports.stream()
                                .map(port -> PortMapping.builder()
                                        .containerPort(port)
                                        .build())
                                .toList())
                        .healthCheck(HealthCheck.builder()
                                .command(healthCommand())
                                .interval(INTERVAL)
                                .timeout(TIMEOUT)
                                .retries(RETRIES)
                                .startPeriod(START_PERIOD)
                                .build())
                        .stopTimeout(STOP_TIMEOUT)
                        .logging(log)
                        .build());
        volumes()
                .map(volume -> mount(volume.title(), volume.path(), volume.isReadOnly()))
                .forEach(main::addMountPoints);
        spec.files().ifPresent(files -> main.addMountPoints(mount(EFS_VOLUME, "/data", false)));
        main.addContainerDependencies(ContainerDependency.builder()
                .container(task.findContainer(PREPARE))
                .condition(ContainerDependencyCondition.SUCCESS)
                .build());
    }

    Stream<TaskVolume> volumes() {
        return Stream.of(TaskVolume.values()).filter(volume -> volume.isOf(spec.tier));
    }

    /** Null for the entry point of the image. */
    private List<String> entryPoint() {
        return switch (spec.tier) {
            case EDGE, API_LB -> List.of("nginx", "-c", "/etc/nginx/%s/nginx.conf".formatted(spec.tier.title()));
            case CACHE -> List.of("redis-server", "/etc/redis/redis.conf");
            case MESSAGES -> List.of("bash", "/etc/seaworthy/single-server.sh");
            default -> null;
        };
    }

    private List<String> healthCommand() {
        return spec.kind == ServiceSpec.Kind.REDIS
                ? List.of(
                        "CMD",
                        "redis-cli",
                        "-e",
                        "-t",
                        "1",
                        "--user",
                        "health",
                        "--pass",
                        "none",
                        "--no-auth-warning",
                        "ping")
                : List.of(
                        "CMD",
                        "curl",
                        "--fail-with-body",
                        "--silent",
                        "--show-error",
                        "--max-time",
                        "2.8",
                        "http://127.0.0.1:8080/health");
    }

    private LinuxParameters without(String id, List<Capability> capabilities) {
        LinuxParameters parameters = LinuxParameters.Builder.create(scope, spec.tier.id() + id + "Linux")
                .build();
        parameters.dropCapabilities(capabilities.toArray(Capability[]::new));
        return parameters;
    }

    /** Lets nginx listen on port 80 without a capability, as Docker does by default. */
    private List<SystemControl> systemControls() {
        return spec.kind == ServiceSpec.Kind.NGINX
                ? List.of(SystemControl.builder()
                        .namespace("net.ipv4.ip_unprivileged_port_start")
                        .value("0")
                        .build())
                : null;
    }

    private static MountPoint mount(String volume, String path, boolean readOnly) {
        return MountPoint.builder()
                .sourceVolume(volume)
                .containerPath(path)
                .readOnly(readOnly)
                .build();
    }
}
