package dev.seaworthy.probe.secret;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds files that contain a secret, in the mounts of the containers and in the layers of the images that the stack
 * builds.
 */
public final class SecretFiles {
    private static final String CONTROL = "control";

    private final ComposeStack stack;
    private final Secrets secrets;
    private final String lines;
    private final List<Replica> live;
    private List<Holding> mounted;
    private List<Holding> layered;

    /**
     * A file that contains a secret.
     *
     * @param where the name of the replica that mounts it, or "layer" for a file of an image
     * @param readable whether the first process of the container can read it; true for a file of an image
     */
    public record Holding(String where, String secret, boolean readable, String file) {}

    public SecretFiles(ComposeStack stack, Secrets secrets) {
        this.stack = stack;
        this.secrets = secrets;
        this.live = stack.replicas().withProcess();
        this.lines = stack.probeContainer().given("secret-lines", secrets.texts());
    }

    /** @return the files with this secret in the mounts of the containers */
    public synchronized List<Holding> mountedWith(String secret) {
        if (mounted == null) {
            mounted = find("mounts", live);
        }
        secrets.linesOf(secret);
        return mounted.stream()
                .filter(holding -> holding.secret().equals(secret))
                .toList();
    }

    /**
     * @return the files with this secret in the images that the stack builds
     * @throws InconclusiveException if the same search does not find any program in them (positive control)
     */
    public synchronized List<Holding> builtWith(String secret) {
        if (layered == null) {
            List<Replica> built = built();
            layered = built.isEmpty() ? List.of() : find("layers", built);
            if (!built.isEmpty()
                    && layered.stream().noneMatch(holding -> holding.where().equals(CONTROL))) {
                throw new InconclusiveException(
                        "positive control failed: the search found no program in the image layers,"
                                + " so it would find no secret");
            }
        }
        secrets.linesOf(secret);
        return layered.stream()
                .filter(holding -> holding.secret().equals(secret))
                .toList();
    }

    /** Returns one container of each image. */
    private List<Replica> built() {
        JsonNode services = JsonMapper.shared().readTree(stack.cli().model()).path("services");
        return live.stream()
                .filter(replica -> services.path(replica.service()).has("build"))
                .collect(Collectors.groupingBy(
                        Replica::image, Collectors.minBy(Comparator.comparing(Replica::instance))))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Holding> find(String mode, List<Replica> replicas) {
        Map<String, String> instances = replicas.stream()
                .collect(Collectors.toMap(replica -> Integer.toString(replica.pid()), Replica::instance));
        return stack.probeContainer()
                .host(replicas, "secrets", mode, lines)
                .lines()
                .map(line -> line.split(" ", 4))
                .map(words -> new Holding(
                        instances.getOrDefault(words[0], words[0]),
                        words[1],
                        words[2].equals("readable"),
                        words[3].replaceFirst("^/proc/\\d+/root", "")))
                .toList();
    }
}
