package dev.seaworthy.checks.platform.lifecycle;

import dev.seaworthy.checks.Memoized;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The restart policies that the services' containers have, whatever the contract promises; read once. */
final class EffectiveRestartPolicies {
    /** In the engine's own form, such as {@code on-failure:5}; of a service's first container. */
    private final Memoized<Map<String, String>> byService;

    EffectiveRestartPolicies(ComposeStack stack) {
        byService = new Memoized<>(() -> stack.contract().services().keySet().stream()
                .flatMap(service ->
                        stack.replicas().of(service).replicas().stream().limit(1))
                .collect(Collectors.toMap(Replica::service, stack.engine()::restartPolicy)));
    }

    /** @return the services that have a container */
    Set<String> services() {
        return byService.get().keySet();
    }

    /** @return the distinct policies */
    Set<String> all() {
        return Set.copyOf(byService.get().values());
    }

    /**
     * @return the maximum number of retries of the service's policy; empty for no maximum
     * @throws InconclusiveException if the service has no container
     */
    OptionalInt maxRetries(String service) {
        String[] words = of(service).split(":");
        return words.length == 1 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(words[1]));
    }

    /** @throws InconclusiveException if the service has no container */
    String of(String service) {
        if (!byService.get().containsKey(service)) {
            throw new InconclusiveException("%s has no container; services with a container: %s"
                    .formatted(service, byService.get().keySet()));
        }
        return byService.get().get(service);
    }
}
