package dev.seaworthy.selftest.mutants;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.seaworthy.checks.PreStartedStack;
import dev.seaworthy.checks.nested.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A mistake that someone could make in the stack, and who has to notice it. One file of {@code mutants/} is one mutant;
 * its README explains every key.
 *
 * @param breaks the requirements that are no longer met
 * @param why a careful person might make it all the same
 * @param seenBy the obligation that has to be reported as violated
 * @param says what the report has to contain
 * @param stack whether the mistake is made in the stack that all mutants share, or in one of its own
 * @param services whose promises are checked; of a stack of its own, those that are started
 * @param replicas of a stack of its own, how many of a service there are, where it is fewer than promised
 * @param recreates of the shared stack, those that are started anew with the mistake and once more without it
 * @param inOrder of a stack of its own, whether Compose starts also what the services depend on, and waits for it
 * @param compose an overlay on the stack's Compose file; empty for none
 * @param edits changes of the stack's files
 * @param sql what is done to the database when it is up; empty for nothing
 * @param unrelated an obligation that has to hold all the same
 */
public record Mutant(
        @JsonProperty(required = true) List<String> breaks,
        @JsonProperty(required = true) String why,
        @JsonProperty(required = true) Obligation seenBy,
        @JsonProperty(required = true) Report says,
        Where stack,
        @JsonProperty(required = true) List<String> services,
        Map<String, Integer> replicas,
        List<String> recreates,
        boolean inOrder,
        String compose,
        List<Edit> edits,
        String sql,
        Obligation unrelated) {
    private static final Obligation AS_MANY_LIVE =
            new Obligation("ReplicasCheck", "the_promised_number_of_replicas_is_running", Optional.empty());

    /** Where the mistake is made. */
    enum Where {
        @JsonProperty("shared")
        SHARED,
        @JsonProperty("own")
        OWN
    }

    /**
     * One obligation of a check.
     *
     * @param check the class
     * @param obligation the method
     * @param row of many, those whose name in brackets, without quotation marks, contains this; empty for all
     */
    record Obligation(
            @JsonProperty(required = true) String check,
            @JsonProperty(required = true) String obligation,
            Optional<String> row) {
        Obligation {
            refuseUnless(check != null && obligation != null, "both check and obligation have to be named");
            row = row == null ? Optional.empty() : row;
        }

        boolean isOf(Verdict verdict) {
            return row.stream().allMatch(PreStartedStack.unquoted(verdict.row())::contains);
        }
    }

    /**
     * What the message of a violation has to contain: a reader must not have to look further.
     *
     * @param service the service, or its container
     * @param promised what should have been there
     * @param seen what was there instead
     */
    record Report(
            @JsonProperty(required = true) String service,
            @JsonProperty(required = true) String promised,
            @JsonProperty(required = true) String seen) {
        Report {
            for (String part : new String[] {service, promised, seen}) {
                refuseUnless(part != null && !part.isBlank(), "says needs service, promised and seen");
            }
            refuseUnless(!promised.equals(seen), "what was promised and what was seen cannot be the same: %s", seen);
        }

        /** @return what of it a message does not contain */
        List<String> missingIn(String message) {
            return Map.of("service", service, "promised", promised, "seen", seen).entrySet().stream()
                    .filter(part -> !message.contains(part.getValue()))
                    .map(part -> "%s (\"%s\")".formatted(part.getKey(), part.getValue()))
                    .sorted()
                    .toList();
        }
    }

    /**
     * A change of a file, whose text has to be there.
     *
     * @param file relative to the stack's directory
     */
    record Edit(
            @JsonProperty(required = true) String file,
            @JsonProperty(required = true) String replace,
            @JsonProperty(required = true) String with) {
        Edit {
            refuseUnless(file != null && replace != null && with != null, "an edit needs file, replace and with");
            refuseUnless(!replace.equals(with), "an edit of %s changes nothing", file);
        }
    }

    public Mutant {
        refuseUnless(breaks != null && !breaks.isEmpty(), "breaks must name at least one requirement");
        refuseUnless(why != null && !why.isBlank(), "why has no value");
        refuseUnless(services != null && !services.isEmpty(), "services must name at least one service");
        refuseUnless(seenBy != null && says != null, "seen-by and says have no value");
        stack = stack == null ? Where.SHARED : stack;
        replicas = replicas == null ? Map.of() : Map.copyOf(replicas);
        recreates = recreates == null ? List.of() : List.copyOf(recreates);
        edits = edits == null ? List.of() : List.copyOf(edits);
        compose = compose == null ? "" : compose;
        sql = sql == null ? "" : sql;
        unrelated = unrelated == null ? AS_MANY_LIVE : unrelated;
        refuseUnless(!compose.isEmpty() || !edits.isEmpty() || !sql.isEmpty(), "it changes nothing");
        refuseUnless(stack == Where.OWN || !inOrder && sql.isEmpty(), "in-order and sql need a stack of its own");
        refuseUnless(stack == Where.SHARED || recreates.isEmpty(), "a stack of its own recreates nothing");
        refuseUnless(stack == Where.OWN || replicas.isEmpty(), "replicas needs a stack of its own");
        refuseUnless(services.containsAll(replicas.keySet()), "replicas may name only what services does");
        refuseUnless(!seenBy.equals(unrelated), "the unrelated obligation is the one that has to be violated");
    }

    /** @return all services that are named */
    Set<String> involved() {
        Set<String> involved = new TreeSet<>(services);
        involved.addAll(recreates);
        return involved;
    }

    /** @return the same circumstances without the mistake, in which the obligation has to hold */
    Scenario scenario() {
        return new Scenario(seenBy, stack, List.copyOf(services), replicas, inOrder);
    }

    /** Where and of what an obligation is judged. */
    record Scenario(
            Obligation seenBy, Where stack, List<String> services, Map<String, Integer> replicas, boolean inOrder) {
        @Override
        public String toString() {
            return "%s › %s%s, %s stack of %s"
                    .formatted(
                            seenBy.check(),
                            seenBy.obligation().replace('_', ' '),
                            seenBy.row().map(row -> " [" + row + "]").orElse(""),
                            stack == Where.OWN ? "own" : "shared",
                            String.join(", ", services));
        }
    }

    private static void refuseUnless(boolean sensible, String sentence, Object... values) {
        if (!sensible) {
            throw new IllegalArgumentException(sentence.formatted(values));
        }
    }
}
