package dev.seaworthy.contract;

import java.util.Map;
import java.util.Optional;

/**
 * A promise that is graded, written as {@code web.limits} or {@code networks}.
 *
 * @param service empty for a promise of the whole contract
 * @param key of the service, or of the contract
 */
record GradedPromise(Optional<String> service, String key) {
    /** @param text a service's name may contain dots too */
    static GradedPromise of(String text) {
        int dot = text.lastIndexOf('.');
        return dot < 0
                ? new GradedPromise(Optional.empty(), text)
                : new GradedPromise(Optional.of(text.substring(0, dot)), text.substring(dot + 1));
    }

    /**
     * @param services the promises of each service
     * @param own whether the contract has each of its own keys
     * @throws InvalidContractException if there is no such key, or no such promise
     */
    void refuseUnlessIn(Map<String, Service> services, Map<String, Boolean> own) {
        try {
            Validation.refuseUnless(isIn(services, own), "the contract does not promise it");
        } catch (IllegalArgumentException e) {
            throw new InvalidContractException(e.getMessage(), "grading", toString());
        }
    }

    /**
     * @return whether the contract makes this promise
     * @throws IllegalArgumentException if there is no such key
     */
    boolean isIn(Map<String, Service> services, Map<String, Boolean> own) {
        if (service.isPresent()) {
            return services.containsKey(service.get())
                    && services.get(service.get()).promises(key);
        }
        Validation.refuseUnless(
                own.containsKey(key),
                "a graded promise is a service, a dot and its key, or a key of the contract, not \"%s\"",
                key);
        return own.get(key);
    }

    @Override
    public String toString() {
        return service.map(name -> name + "." + key).orElse(key);
    }
}
