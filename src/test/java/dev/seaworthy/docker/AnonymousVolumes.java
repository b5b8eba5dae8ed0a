package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The volumes without a name of their own, which the engine creates because an image or a Compose file declares a path
 * only. They have no label of the run. Compose hands those of a recreated container to its successor by their ids, so
 * that the engine keeps them when the successor is removed with its volumes.
 *
 * <p>None is a volume of the stack's owner: {@link OwnModel} replaces the external ones.
 */
record AnonymousVolumes(DockerClient docker) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    /**
     * @return the ids of those that this container mounts
     * @throws InconclusiveException if it cannot be inspected
     */
    List<String> of(String container) {
        return EngineCall.of(
                "inspecting the mounts of container " + container,
                () -> docker.inspectContainerCmd(container).exec().getMounts().stream()
                        .map(InspectContainerResponse.Mount::getName)
                        .filter(Objects::nonNull)
                        .filter(name -> ID.matcher(name).matches())
                        .toList());
    }
}
