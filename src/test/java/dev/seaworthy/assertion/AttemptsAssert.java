package dev.seaworthy.assertion;

import dev.seaworthy.contract.Access;
import dev.seaworthy.contract.Contract;
import dev.seaworthy.probe.Attempt;
import dev.seaworthy.probe.Attempts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Judges to whom a service could open connections. */
public final class AttemptsAssert extends AbstractAssert<AttemptsAssert, Attempts> {
    private AttemptsAssert(Attempts actual) {
        super(actual, AttemptsAssert.class);
    }

    public static AttemptsAssert assertThat(Attempts actual) {
        return new AttemptsAssert(actual);
    }

    /** Every promised connection was opened, and none to a service that it is not joined with. */
    public AttemptsAssert keep(Contract contract) {
        List<Attempt> missing = those(contract, Access.MUST, attempt -> !attempt.connected());
        List<Attempt> forbidden = those(contract, Access.MUST_NOT, Attempt::connected);
        List<String> violations = new ArrayList<>();
        if (!missing.isEmpty()) {
            violations.add("expected to reach all that it was promised, but: " + told(missing));
        }
        if (!forbidden.isEmpty()) {
            violations.add("expected to be kept from services that it is not joined with, but: " + told(forbidden));
        }
        if (!violations.isEmpty()) {
            throw failure("%s: %s", actual.source(), String.join("; ", violations));
        }
        return this;
    }

    /** There were attempts, and not one was successful. */
    public AttemptsAssert allFailed() {
        List<Attempt> successful =
                actual.all().stream().filter(Attempt::connected).toList();
        if (actual.all().isEmpty() || !successful.isEmpty()) {
            throw failure(
                    "%s: expected to be kept from what is not part of the stack, but of %d attempts these got through: %s",
                    actual.source(), actual.all().size(), told(successful));
        }
        return this;
    }

    private List<Attempt> those(Contract contract, Access access, Predicate<Attempt> ended) {
        return actual.all().stream()
                .filter(ended)
                .filter(attempt ->
                        contract.access(attempt.source(), attempt.target(), attempt.host(), attempt.port()) == access)
                .toList();
    }

    /** By target and outcome: a service is reached by many names and addresses at once, or by none. */
    private static String told(List<Attempt> attempts) {
        return attempts.stream()
                .collect(Collectors.groupingBy(
                        attempt -> "%s:%d %s by ".formatted(attempt.target(), attempt.port(), attempt.outcome()),
                        LinkedHashMap::new,
                        Collectors.mapping(Attempt::host, Collectors.joining(" and "))))
                .entrySet()
                .stream()
                .map(target -> target.getKey() + target.getValue())
                .collect(Collectors.joining(", "));
    }
}
