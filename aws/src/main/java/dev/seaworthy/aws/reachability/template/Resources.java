package dev.seaworthy.aws.reachability.template;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The resources of a template by type. */
record Resources(List<Resource> all, Problems problems) {
    /** Reads each resource of a type. One that depends on an unresolved value becomes a problem. */
    void each(String type, Consumer<Resource> reader) {
        all.stream()
                .filter(resource -> resource.type().equals(type))
                .forEach(resource -> problems.read(resource, some -> {
                    reader.accept(some);
                    return some;
                }));
    }

    Optional<Resource> find(String id) {
        return all.stream().filter(resource -> resource.id().equals(id)).findFirst();
    }
}
