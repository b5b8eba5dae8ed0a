package dev.seaworthy.load;

import dev.seaworthy.probe.http.ProxyLog;
import dev.seaworthy.probe.http.ProxyLog.Entry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The way of a load's requests through both balancers.
 *
 * @param edge what the edge says of each, by its mark
 * @param inner what the balancer in front of the APIs says of each, by the edge's request id
 */
public record RequestTrace(Map<String, Entry> edge, Map<String, Entry> inner) {
    public static final RequestTrace NONE = new RequestTrace(Map.of(), Map.of());

    /** @param load whose requests, by its name */
    public static RequestTrace of(String load, Instant since, ProxyLog edge, ProxyLog inner) {
        Map<String, Entry> outer = edge.since(since).stream()
                .filter(entry -> entry.query().startsWith(load + "."))
                .collect(Collectors.toMap(Entry::query, Function.identity(), (first, second) -> second));
        Set<String> ids = outer.values().stream().map(Entry::requestId).collect(Collectors.toSet());
        Map<String, Entry> further = inner.since(since).stream()
                .filter(entry -> ids.contains(entry.requestId()))
                .collect(Collectors.toMap(Entry::requestId, Function.identity(), (first, second) -> second));
        return new RequestTrace(outer, further);
    }

    /** @return both; a proxy forgets its log when it grows, so that of a long load is read bit by bit */
    public RequestTrace and(RequestTrace later) {
        return new RequestTrace(merged(edge, later.edge), merged(inner, later.inner));
    }

    private static Map<String, Entry> merged(Map<String, Entry> some, Map<String, Entry> others) {
        Map<String, Entry> merged = new HashMap<>(some);
        merged.putAll(others);
        return merged;
    }

    /** @return the id that the edge gave to this request; empty if it is not in its log */
    public Optional<String> id(Operation operation) {
        return Optional.ofNullable(edge.get(operation.mark())).map(Entry::requestId);
    }

    /** @return how many requests the edge gave to a second frontend */
    public long retriedByEdge() {
        return edge.values().stream().filter(Entry::retried).count();
    }

    /** @return how many requests were given to a second API */
    public long retriedInside() {
        return inner.values().stream().filter(Entry::retried).count();
    }

    /** @return which way it went, for people */
    public String of(Operation operation) {
        return Optional.ofNullable(edge.get(operation.mark()))
                .map(outer -> "request id %s, edge: %s%s"
                        .formatted(
                                outer.requestId(),
                                outer.way(),
                                Optional.ofNullable(inner.get(outer.requestId()))
                                        .map(entry -> ", api-lb: " + entry.way())
                                        .orElse(", not at api-lb")))
                .orElse("not in the edge's log");
    }
}
