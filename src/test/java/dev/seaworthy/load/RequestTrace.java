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
 * The path of a load's requests through both load balancers.
 *
 * @param edge the edge's log entries by the mark of the request
 * @param inner the log entries of api-lb by the edge's request id
 */
public record RequestTrace(Map<String, Entry> edge, Map<String, Entry> inner) {
    public static final RequestTrace NONE = new RequestTrace(Map.of(), Map.of());

    /** @param load the name of the load */
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

    /** @return both traces merged; Docker rotates a proxy's log, so the trace of a long load is read in parts */
    public RequestTrace and(RequestTrace later) {
        return new RequestTrace(merged(edge, later.edge), merged(inner, later.inner));
    }

    private static Map<String, Entry> merged(Map<String, Entry> some, Map<String, Entry> others) {
        Map<String, Entry> merged = new HashMap<>(some);
        merged.putAll(others);
        return merged;
    }

    /** @return the request id that the edge assigned to this request; empty if the edge's log does not contain it */
    public Optional<String> id(Operation operation) {
        return Optional.ofNullable(edge.get(operation.mark())).map(Entry::requestId);
    }

    /** @return the number of requests that the edge sent to a second frontend */
    public long retriedByEdge() {
        return edge.values().stream().filter(Entry::retried).count();
    }

    /** @return the number of requests that api-lb sent to a second API */
    public long retriedInside() {
        return inner.values().stream().filter(Entry::retried).count();
    }

    /** @return the path of this request as text for a message */
    public String of(Operation operation) {
        return Optional.ofNullable(edge.get(operation.mark()))
                .map(outer -> "request id %s, edge: %s%s"
                        .formatted(
                                outer.requestId(),
                                outer.way(),
                                Optional.ofNullable(inner.get(outer.requestId()))
                                        .map(entry -> ", api-lb: " + entry.way())
                                        .orElse(", not in api-lb's log")))
                .orElse("not in the edge's log");
    }
}
