package dev.seaworthy.docker;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The containers of one service at one moment.
 *
 * @param replicas by ordinal, stopped ones too
 */
public record Tier(String service, List<Replica> replicas) {
    /** @return the state of each container in words */
    public String described() {
        return replicas.isEmpty()
                ? "it has no container"
                : replicas.stream().map(Replica::described).collect(Collectors.joining("; "));
    }

    /** @return the running replicas */
    public List<Replica> live() {
        return replicas.stream()
                .filter(replica -> replica.state().equals("running"))
                .toList();
    }

    /** @return whether exactly these replicas exist, all are running, and those with a health check are healthy */
    public boolean isWell(int promised) {
        return replicas.size() == promised && replicas.stream().allMatch(Replica::isWell);
    }

    /** @return whether there is a container, and each has exited and will not be restarted by its restart policy */
    public boolean hasExited() {
        return !replicas.isEmpty()
                && replicas.stream().allMatch(replica -> replica.state().equals("exited"));
    }

    /** @return the instance names that the running replicas must have, by ordinal */
    public List<String> instances() {
        return live().stream().map(Replica::instance).toList();
    }

    /**
     * @return the only running replica
     * @throws InconclusiveException if none or more than one is running
     */
    public Replica only() {
        if (live().size() != 1) {
            throw new InconclusiveException(
                    "%s: expected exactly one running container, but found %s".formatted(service, replicas));
        }
        return live().getFirst();
    }

    /**
     * @return the running container with the lowest number
     * @throws InconclusiveException if none runs
     */
    public Replica first() {
        return live().stream().findFirst().orElseThrow(this::nothingRuns);
    }

    /**
     * @return the running container with the highest number
     * @throws InconclusiveException if none runs
     */
    public Replica last() {
        return live().stream().reduce((lower, higher) -> higher).orElseThrow(this::nothingRuns);
    }

    private InconclusiveException nothingRuns() {
        return new InconclusiveException("no container of %s is running".formatted(service));
    }
}
