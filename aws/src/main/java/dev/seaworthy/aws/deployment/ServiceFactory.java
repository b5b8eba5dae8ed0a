package dev.seaworthy.aws.deployment;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.AuthorizationConfig;
import software.amazon.awscdk.services.ecs.CloudMapOptions;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.EfsVolumeConfiguration;
import software.amazon.awscdk.services.ecs.FargatePlatformVersion;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.servicediscovery.DnsRecordType;
import software.constructs.Construct;

/** Creates ECS services on Fargate that run without a public address. */
final class ServiceFactory {
    /** A task that has ended is in the answers of the DNS for so long; nginx tries another one meanwhile. */
    private static final Duration DNS_TTL = Duration.seconds(5);

    private final Construct scope;
    private final Cluster cluster;
    private final SecurityGroups groups;
    private final Logs logs;
    private final Images images;
    private final ContainerImage prepare;

    ServiceFactory(Construct scope, Cluster cluster, SecurityGroups groups, Logs logs, Images images) {
        this.scope = scope;
        this.cluster = cluster;
        this.groups = groups;
        this.logs = logs;
        this.images = images;
        this.prepare = images.configured("prepare");
    }

    Service create(ServiceSpec spec) {
        LogGroup log = logs.group(spec.tier.id() + "Log");
        FargateService.Builder service = FargateService.Builder.create(scope, spec.tier.id() + "Service")
                .cluster(cluster)
                .taskDefinition(task(spec, log))
                .desiredCount(spec.count)
                .platformVersion(FargatePlatformVersion.VERSION1_4)
                .assignPublicIp(false)
                .vpcSubnets(Network.TASKS)
                .securityGroups(List.of(groups.of(spec.tier)))
                .minHealthyPercent(spec.isSingleton() ? 0 : 100)
                .maxHealthyPercent(spec.isSingleton() ? 100 : 200)
                .enableExecuteCommand(false);
        // A singleton is started again until the lock of a task that has vanished is released.
        if (!spec.isSingleton()) {
            service.circuitBreaker(
                    DeploymentCircuitBreaker.builder().rollback(true).build());
        }
        if (spec.isDiscoverable()) {
            service.cloudMapOptions(CloudMapOptions.builder()
                    .name(spec.tier.title())
                    .dnsRecordType(DnsRecordType.A)
                    .dnsTtl(DNS_TTL)
                    .build());
        }
        FargateService created = service.build();
        // The group's rules: without them, a task does not reach what it needs to start.
        created.getNode().addDependency(groups.of(spec.tier));
        return new Service(spec.tier, created, log);
    }

    private FargateTaskDefinition task(ServiceSpec spec, LogGroup log) {
        FargateTaskDefinition task = FargateTaskDefinition.Builder.create(scope, spec.tier.id() + "Task")
                .cpu(spec.size.cpu())
                .memoryLimitMiB(spec.size.taskMemory())
                .runtimePlatform(RuntimePlatform.builder()
                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                        .cpuArchitecture(CpuArchitecture.X86_64)
                        .build())
                .build();
        Containers containers = new Containers(scope, task, spec);
        containers
                .volumes()
                .forEach(volume ->
                        task.addVolume(Volume.builder().name(volume.title()).build()));
        spec.files().ifPresent(files -> mount(task, files));
        containers.addPrepare(prepare, logs.driver(log, Containers.PREPARE));
        containers.addMain(image(spec), logs.driver(log, spec.tier.title()));
        return task;
    }

    private ContainerImage image(ServiceSpec spec) {
        return spec.kind == ServiceSpec.Kind.APPLICATION
                ? images.application(spec.tier.title())
                : images.configured(spec.tier.title());
    }

    private static void mount(FargateTaskDefinition task, ServiceSpec.Files files) {
        task.addVolume(Volume.builder()
                .name(Containers.EFS_VOLUME)
                .efsVolumeConfiguration(EfsVolumeConfiguration.builder()
                        .fileSystemId(files.system().getFileSystemId())
                        .transitEncryption("ENABLED")
                        .authorizationConfig(AuthorizationConfig.builder()
                                .accessPointId(files.directory().getAccessPointId())
                                .iam("ENABLED")
                                .build())
                        .build())
                .build());
        files.system().grantReadWrite(task.getTaskRole());
    }
}
