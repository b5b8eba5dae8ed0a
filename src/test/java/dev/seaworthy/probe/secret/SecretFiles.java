package dev.seaworthy.probe.secret;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds files that contain a secret, in the mounts of the containers and in the layers of the images that the stack
 * builds.
 */
public final class SecretFiles {
    private static final String CONTROL = "control";
    private static final String GONE = "gone";

    private final ComposeStack stack;
    private final Secrets secrets;
    private final String lines;
    private final List<Replica> live;
    /** Without a process: jobs that are complete, for example. */
    private final List<Replica> ended;

    private final SecretMounts mounts;
    private Found mounted;
    private Found layered;

    /**
     * A file that contains a secret.
     *
     * @param where the name of the replica that mounts it, or "layer" for a file of an image
     * @param readable whether the first process of the container can read it; true for a file of an image, and for a
     *     container that has ended
     */
    public record Holding(String where, String secret, boolean readable, String file) {}

    public SecretFiles(ComposeStack stack, Secrets secrets) {
        this.stack = stack;
        this.secrets = secrets;
        List<Replica> all = stack.replicas().all();
        this.live = all.stream().filter(replica -> replica.pid() != 0).toList();
        this.ended = all.stream().filter(replica -> replica.pid() == 0).toList();
        this.mounts = new SecretMounts(stack);
        this.lines = stack.probeContainer().given("secret-lines", secrets.files());
    }

    /**
     * @return the files with this secret in the mounts of the containers: those that contain it; or those that are its
     *     file, if it is not searched for, or if the container has ended
     */
    public synchronized List<Holding> mountedWith(String secret) {
        if (!secrets.isSearchable(secret)) {
            return Stream.concat(mounts.of(secret, live).stream(), mounts.ofEnded(secret, ended).stream())
                    .toList();
        }
        if (mounted == null) {
            mounted = find("mounts", live);
        }
        List<Replica> unsearched =
                Stream.concat(ended.stream(), mounted.gone().stream()).toList();
        return Stream.concat(mounted.with(secret), mounts.ofEnded(secret, unsearched).stream())
                .toList();
    }

    /**
     * @return the files with this secret in the images that the stack builds
     * @throws InconclusiveException if the same search does not find any program in them (positive control), or if it
     *     finds nothing and an image was not searched
     */
    public synchronized List<Holding> builtWith(String secret) {
        List<Replica> built = built();
        if (built.isEmpty() && secrets.names().contains(secret)) {
            return List.of();
        }
        secrets.partsOf(secret); // throws why it is not searched for
        if (layered == null) {
            layered = searched(find("layers", built));
        }
        List<Holding> holdings = layered.with(secret).toList();
        if (holdings.isEmpty() && !layered.gone().isEmpty()) {
            throw new InconclusiveException(
                    "the images of %s were not searched: the containers have ended".formatted(layered.gone()));
        }
        return holdings;
    }

    private static Found searched(Found found) {
        if (found.gone().isEmpty()
                && found.holdings().stream()
                        .noneMatch(holding -> holding.where().equals(CONTROL))) {
            throw new InconclusiveException("positive control failed: the search found no program in the image layers,"
                    + " so it would find no secret");
        }
        return found;
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

    private Found find(String mode, List<Replica> replicas) {
        return secrets.files().isEmpty()
                ? new Found(List.of(), List.of())
                : Found.of(replicas, stack.probeContainer().host(replicas, "secrets", mode, lines));
    }

    /**
     * What a search has found.
     *
     * @param gone the containers that ended during the search
     */
    record Found(List<Holding> holdings, List<Replica> gone) {
        /** @param output of the script {@code secrets} */
        static Found of(List<Replica> replicas, String output) {
            Map<String, Replica> byPid = replicas.stream()
                    .collect(Collectors.toMap(replica -> Integer.toString(replica.pid()), Function.identity()));
            List<String[]> lines =
                    output.lines().map(line -> line.split(" ", 4)).toList();
            return new Found(
                    lines.stream()
                            .filter(words -> !words[2].equals(GONE))
                            .map(words -> new Holding(
                                    Optional.ofNullable(byPid.get(words[0]))
                                            .map(Replica::instance)
                                            .orElse(words[0]),
                                    words[1],
                                    words[2].equals("readable"),
                                    words[3].replaceFirst("^/proc/\\d+/root", "")))
                            .toList(),
                    lines.stream()
                            .filter(words -> words[2].equals(GONE))
                            .map(words -> byPid.get(words[0]))
                            .toList());
        }

        Stream<Holding> with(String secret) {
            return holdings.stream().filter(holding -> holding.secret().equals(secret));
        }
    }
}
