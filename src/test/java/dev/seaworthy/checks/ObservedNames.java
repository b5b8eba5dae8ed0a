package dev.seaworthy.checks;

import static dev.seaworthy.assertion.Eventually.eventually;

import dev.seaworthy.assertion.ExchangeAssert;
import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Service;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Target;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The names in the responses of a deployment whose containers cannot be seen: as many as the contract promises
 * replicas, each of them the service's name, a hyphen and a suffix of its own.
 */
record ObservedNames(Target target, Contract contract) implements ReplicaNames {
    private static final Duration FOUND = Duration.ofSeconds(3);

    @Override
    public List<String> of(String service, Supplier<List<String>> answers) {
        int promised = promises(service).replicas();
        List<String> answered = eventually("%d replicas of %s respond".formatted(promised, service), FOUND)
                .completeOrLast(answers::get, names -> new TreeSet<>(names).size() >= promised);
        answered.forEach(name -> requireNameOf(service, name, target.toString()));
        return asManyAsPromised(service, "names", answered);
    }

    @Override
    public List<String> hostnames(String service, List<String> observed) {
        return asManyAsPromised(service, "hostnames", observed);
    }

    @Override
    public void assertApiResponded(Exchange answer) {
        requireNameOf("api", ExchangeAssert.assertThat(answer).hasText("name"), answer.toString());
    }

    @Override
    public boolean areBehindOneEdge() {
        return false;
    }

    private List<String> asManyAsPromised(String service, String what, Collection<String> answered) {
        TreeSet<String> distinct = new TreeSet<>(answered);
        Service promises = promises(service);
        boolean enough =
                promises.orMore() ? distinct.size() >= promises.replicas() : distinct.size() == promises.replicas();
        if (!enough) {
            throw new AssertionError("%s: expected the %s of %d replicas of %s in %d responses, but observed %d: %s"
                    .formatted(target, what, promises.replicas(), service, answered.size(), distinct.size(), distinct));
        }
        return List.copyOf(distinct);
    }

    private static void requireNameOf(String service, String name, String where) {
        if (!name.matches(Pattern.quote(service) + "-[0-9A-Za-z]+")) {
            throw new AssertionError(
                    "%s: expected the name of a replica, %s-, and a suffix of its own, but observed \"%s\""
                            .formatted(where, service, name));
        }
    }

    private Service promises(String service) {
        return Optional.ofNullable(contract.services().get(service))
                .orElseThrow(() -> new InconclusiveException("the contract has no service " + service));
    }
}
