package dev.seaworthy.probe.secret;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.secret.SecretFiles.Holding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the mounts of a secret's file by the engine's configuration of the containers, also if they have ended: for
 * secrets that are too short to be searched for.
 */
record SecretMounts(ComposeStack stack) {
    /**
     * @return the mounts of the secret's file, or of a directory above it
     * @throws InconclusiveException if the Compose file has no file for this secret
     */
    List<Holding> of(String secret, List<Replica> replicas) {
        return of(secret, replicas, this::access);
    }

    /** Like {@link #of}, for containers that have ended, whose processes can no longer be asked. */
    List<Holding> ofEnded(String secret, List<Replica> replicas) {
        return of(secret, replicas, (replica, path) -> true);
    }

    private List<Holding> of(String secret, List<Replica> replicas, BiPredicate<Replica, Path> readable) {
        if (replicas.isEmpty()) {
            return List.of();
        }
        Path file = file(JsonMapper.shared().readTree(stack.cli().model()), secret);
        JsonNode inspections = JsonMapper.shared().readTree(stack.cli().inspect(replicas));
        List<Holding> holdings = new ArrayList<>();
        for (int i = 0; i < replicas.size(); i++) {
            Replica replica = replicas.get(i);
            mounted(inspections.path(i), file)
                    .ifPresent(path -> holdings.add(
                            new Holding(replica.instance(), secret, readable.test(replica, path), path.toString())));
        }
        return holdings;
    }

    static Path file(JsonNode model, String secret) {
        JsonNode file = model.path("secrets").path(secret).path("file");
        if (file.isMissingNode()) {
            throw new InconclusiveException("the Compose file has no file for the secret " + secret);
        }
        return Path.of(file.asString());
    }

    /** @return the path of the file in the container */
    static Optional<Path> mounted(JsonNode inspection, Path file) {
        return inspection
                .path("Mounts")
                .valueStream()
                .filter(mount -> file.startsWith(mount.path("Source").asString()))
                .map(mount -> Path.of(mount.path("Destination").asString())
                        .resolve(Path.of(mount.path("Source").asString()).relativize(file))
                        .normalize())
                .findFirst();
    }

    private boolean access(Replica replica, Path path) {
        String access = stack.probeContainer()
                .host("secrets", "access", Integer.toString(replica.pid()), path.toString())
                .strip();
        return access.equals("readable");
    }
}
