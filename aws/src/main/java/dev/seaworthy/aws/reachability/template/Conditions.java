package dev.seaworthy.aws.reachability.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Evaluates the conditions of a template.
 *
 * <p>All methods throw an {@link UnresolvedException} with the reason if a condition depends on what is not known before the
 * deployment.
 */
record Conditions(JsonNode conditions, Functions functions) {
    boolean holds(String name) {
        if (!conditions.has(name)) {
            throw new UnresolvedException("the template has no condition %s".formatted(name));
        }
        return holds(conditions.get(name));
    }

    private boolean holds(JsonNode condition) {
        String name = condition.fieldNames().hasNext() ? condition.fieldNames().next() : "";
        JsonNode argument = condition.path(name);
        return switch (name) {
            case "Condition" -> holds(argument.asText());
            case "Fn::Not" -> !holds(argument.get(0));
            case "Fn::And" -> all(argument, true);
            case "Fn::Or" -> !all(argument, false);
            case "Fn::Equals" -> functions.known(argument.get(0)).equals(functions.known(argument.get(1)));
            default -> throw new UnresolvedException("the condition %s is not understood".formatted(condition));
        };
    }

    private boolean all(JsonNode some, boolean expected) {
        for (JsonNode condition : some) {
            if (holds(condition) != expected) {
                return false;
            }
        }
        return true;
    }
}
