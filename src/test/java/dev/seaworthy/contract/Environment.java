package dev.seaworthy.contract;

import java.util.List;
import java.util.Optional;

/**
 * Variables in the configured environment of a service's containers, by their names.
 *
 * @param required those that are set, to whatever value
 * @param forbidden those that are not set
 */
public record Environment(List<String> required, List<String> forbidden) {
    public Environment {
        required = required == null ? List.of() : List.copyOf(required);
        forbidden = forbidden == null ? List.of() : List.copyOf(forbidden);
        Validation.refuseUnless(
                !required.isEmpty() || !forbidden.isEmpty(), "environment must have required or forbidden variables");
        Optional<String> both = required.stream().filter(forbidden::contains).findFirst();
        Validation.refuseUnless(both.isEmpty(), "%s is both required and forbidden", both.orElse(""));
    }

    @Override
    public String toString() {
        return "required %s, forbidden %s".formatted(required, forbidden);
    }
}
