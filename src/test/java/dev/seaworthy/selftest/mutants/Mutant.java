package dev.seaworthy.selftest.mutants;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.seaworthy.checks.PreStartedStack;
import dev.seaworthy.checks.nested.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A realistic mistake in the stack, and the check that must report it. Each file in {@code mutants/} is one mutant; the
 * README there explains every key.
 *
 * @param breaks the requirements that are violated
 * @param why the reason why someone makes this mistake
 * @param seenBy the obligation that must be reported as violated
 * @param says what the message must contain
 * @param stack whether the mistake is made in the shared stack or in its own stack
 * @param services the services whose promises are checked; an own stack starts only these
 * @param replicas in an own stack, the number of replicas per service, if fewer than promised
 * @param recreates in the shared stack, the services that are recreated with the mistake, and again without it
 * @param inOrder in an own stack, whether Compose also starts the dependencies of the services, and waits for them
 * @param compose an override file for the stack's Compose file; empty for none
 * @param edits replacements of text in the stack's files
 * @param sql statements that are executed when the database is up; empty for none
 * @param unrelated an obligation that must still hold
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

    /** The stack in which the mistake is made. */
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
     * @param row only the rows whose name in brackets, without quotation marks, contains this; empty for all
     */
    record Obligation(
            @JsonProperty(required = true) String check,
            @JsonProperty(required = true) String obligation,
            Optional<String> row) {
        Obligation {
            refuseUnless(check != null && obligation != null, "check and obligation are required");
            row = row == null ? Optional.empty() : row;
        }

        boolean isOf(Verdict verdict) {
            return row.stream().allMatch(PreStartedStack.unquoted(verdict.row())::contains);
        }
    }

    /**
     * What the message of a violation must contain, so that it is understandable without further evidence.
     *
     * @param service the service or container
     * @param promised what was expected
     * @param seen what was observed
     */
    record Report(
            @JsonProperty(required = true) String service,
            @JsonProperty(required = true) String promised,
            @JsonProperty(required = true) String seen) {
        /** Words of AssertJ's messages. */
        private static final Set<String> UNSPECIFIC = Set.of(
                ("actual all and any be but contain could duplicate duplicates element elements empty equal error "
                                + "exactly expected expecting false find following given got is it match "
                                + "no none not null of optional out satisfy size some the to true twice was were")
                        .split(" "));

        private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

        Report {
            for (String part : new String[] {service, promised, seen}) {
                refuseUnless(part != null && !part.isBlank(), "says requires service, promised and seen");
            }
            refuseUnless(!promised.equals(seen), "promised and seen must differ, but both are: %s", seen);
            refuseUnspecific("promised", promised);
            refuseUnspecific("seen", seen);
        }

        /** A text that is in nearly every message, or a small number alone, explains nothing. */
        private static void refuseUnspecific(String key, String text) {
            boolean unspecific = !ADDRESS.matcher(text).find()
                    && Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                            .allMatch(word -> UNSPECIFIC.contains(word) || word.matches("\\d{0,2}l?"));
            refuseUnless(
                    !unspecific,
                    "says.%s matches nearly every failure: \"%s\"; quote what is particular to this one",
                    key,
                    text);
        }

        /** @return the parts that a message does not contain */
        List<String> missingIn(String message) {
            return Map.of("service", service, "promised", promised, "seen", seen).entrySet().stream()
                    .filter(part -> !message.contains(part.getValue()))
                    .map(part -> "%s (\"%s\")".formatted(part.getKey(), part.getValue()))
                    .sorted()
                    .toList();
        }
    }

    /**
     * A replacement of text in a file. The text must occur exactly once.
     *
     * @param file relative to the stack's directory
     */
    record Edit(
            @JsonProperty(required = true) String file,
            @JsonProperty(required = true) String replace,
            @JsonProperty(required = true) String with) {
        Edit {
            refuseUnless(file != null && replace != null && with != null, "an edit requires file, replace and with");
            refuseUnless(!replace.equals(with), "the edit of %s replaces a text with itself", file);
        }
    }

    public Mutant {
        refuseUnless(breaks != null && !breaks.isEmpty(), "breaks must name at least one requirement");
        refuseUnless(why != null && !why.isBlank(), "why has no value");
        refuseUnless(services != null && !services.isEmpty(), "services must name at least one service");
        refuseUnless(seenBy != null && says != null, "seen-by and says are required");
        stack = stack == null ? Where.SHARED : stack;
        replicas = replicas == null ? Map.of() : Map.copyOf(replicas);
        recreates = recreates == null ? List.of() : List.copyOf(recreates);
        edits = edits == null ? List.of() : List.copyOf(edits);
        compose = compose == null ? "" : compose;
        sql = sql == null ? "" : sql;
        unrelated = unrelated == null ? AS_MANY_LIVE : unrelated;
        refuseUnless(!compose.isEmpty() || !edits.isEmpty() || !sql.isEmpty(), "a mutant needs compose, edits or sql");
        refuseUnless(stack == Where.OWN || !inOrder && sql.isEmpty(), "in-order and sql require stack: own");
        refuseUnless(stack == Where.SHARED || recreates.isEmpty(), "recreates cannot be used with stack: own");
        refuseUnless(stack == Where.OWN || replicas.isEmpty(), "replicas requires stack: own");
        refuseUnless(services.containsAll(replicas.keySet()), "replicas may contain only names from services");
        refuseUnless(!seenBy.equals(unrelated), "unrelated must differ from seen-by");
    }

    /** @return the services under services and recreates */
    Set<String> involved() {
        Set<String> involved = new TreeSet<>(services);
        involved.addAll(recreates);
        return involved;
    }

    /** @return the same scenario without the mistake, in which the obligation must hold */
    Scenario scenario() {
        return new Scenario(unrelated, seenBy, stack, List.copyOf(services), replicas, inOrder);
    }

    /**
     * The stack and services for which an obligation is judged.
     *
     * @param before an obligation that is judged before, and may inject a fault
     */
    record Scenario(
            Obligation before,
            Obligation seenBy,
            Where stack,
            List<String> services,
            Map<String, Integer> replicas,
            boolean inOrder) {
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
