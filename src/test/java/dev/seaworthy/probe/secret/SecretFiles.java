package dev.seaworthy.probe.secret;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files with a secret in them: of the containers' mounts, and of the layers of the images that the stack builds. */
public final class SecretFiles {
    private static final String CONTROL = "control";

    private final ComposeProject stack;
    private final Secrets secrets;
    private final String lines;
    private final List<Replica> live;
    private List<Holding> mounted;
    private List<Holding> layered;

    /**
     * A file that holds a secret.
     *
     * @param where the instance that has it mounted, or "layer" for one in an image
     * @param readable by the container's first process; of an image every file is
     */
    public record Holding(String where, String secret, boolean readable, String file) {}

    public SecretFiles(ComposeProject stack, Secrets secrets) {
        this.stack = stack;
        this.secrets = secrets;
        this.live = stack.replicas().withProcess();
        this.lines = stack.probeContainer().given("secret-lines", secrets.texts());
    }

    /** @return what the containers have mounted that holds this secret */
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
     * @return the files of images that the stack builds that hold this secret
     * @throws InconclusiveException if the same search does not even find a program in them
     */
    public synchronized List<Holding> builtWith(String secret) {
        if (layered == null) {
            List<Replica> built = built();
            layered = built.isEmpty() ? List.of() : find("layers", built);
            if (!built.isEmpty()
                    && layered.stream().noneMatch(holding -> holding.where().equals(CONTROL))) {
                throw new InconclusiveException(
                        "no program is found in the layers of the images, so nothing else would be");
            }
        }
        secrets.linesOf(secret);
        return layered.stream()
                .filter(holding -> holding.secret().equals(secret))
                .toList();
    }

    /** One container of each image. */
    private List<Replica> built() {
        JsonNode services = JsonMapper.shared().readTree(stack.model()).path("services");
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
