package dev.seaworthy.aws.deployment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.IgnoreMode;
import software.amazon.awscdk.services.ecr.assets.DockerImageAsset;
import software.amazon.awscdk.services.ecr.assets.Platform;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.constructs.Construct;

/**
 * The images, which {@code cdk deploy} builds and pushes to the account's registry: tasks reach no other one. Those of
 * the applications are the ones of the Compose file. The others are the official ones with the configuration of
 * {@code stack/}.
 */
final class Images {
    /** This repository; the CDK and the tests run in {@code aws/}. */
    private static final Path REPOSITORY = Path.of("..");

    /** The resolver of every VPC; Docker's is 127.0.0.11. */
    private static final String RESOLVER = "169.254.169.253";

    private static final List<String> CONFIGURATION = List.of(
            "**",
            "!aws/images/**",
            "!stack/edge/**",
            "!stack/api-lb/**",
            "!stack/cache/**",
            "!stack/messages/**",
            "!stack/config/**",
            "!stack/secrets/create");

    private final Construct scope;
    private final Map<String, String> arguments = new LinkedHashMap<>();

    Images(Construct scope, Parameters parameters) {
        this.scope = scope;
        arguments.put("RESOLVER", RESOLVER);
        arguments.put("NAMESPACE", parameters.namespace());
    }

    /** @param target {@code frontend} or {@code api} */
    ContainerImage application(String target) {
        return ContainerImage.fromDockerImageAsset(DockerImageAsset.Builder.create(scope, target + "-image")
                .assetName(target)
                .directory(REPOSITORY.resolve("stack/apps").toString())
                .target(target)
                .platform(Platform.LINUX_AMD64)
                .build());
    }

    /** @param target of {@code aws/images/Dockerfile} */
    ContainerImage configured(String target) {
        return ContainerImage.fromDockerImageAsset(DockerImageAsset.Builder.create(scope, target + "-image")
                .assetName(target)
                .directory(REPOSITORY.toString())
                .file("aws/images/Dockerfile")
                .target(target)
                .buildArgs(arguments)
                .exclude(CONFIGURATION)
                .ignoreMode(IgnoreMode.DOCKER)
                .platform(Platform.LINUX_AMD64)
                .build());
    }
}
