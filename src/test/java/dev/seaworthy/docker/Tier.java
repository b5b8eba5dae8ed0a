package dev.seaworthy.docker;

import java.util.List;

/**
 * The containers of one service at one moment.
 *
 * @param replicas by ordinal, stopped ones too
 */
public record Tier(String service, List<Replica> replicas) {
    /** @return those that run */
    public List<Replica> live() {
        return replicas.stream()
                .filter(replica -> replica.state().equals("running"))
                .toList();
    }

    /** @return what the live ones should call themselves, by ordinal */
    public List<String> instances() {
        return live().stream().map(Replica::instance).toList();
    }

    /**
     * @return the only live one
     * @throws InconclusiveException if there is none or another
     */
    public Replica only() {
        if (live().size() != 1) {
            throw new InconclusiveException(
                    "%s should have one live container to look at, but has %s".formatted(service, replicas));
        }
        return live().getFirst();
    }
}
