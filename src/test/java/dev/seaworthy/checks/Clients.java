package dev.seaworthy.checks;

import dev.seaworthy.load.ClosedLoopLoad;
import dev.seaworthy.probe.http.Edge;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.rawhttp.RawHttpClient;
import dev.seaworthy.probe.store.StoredMessages;
import dev.seaworthy.probe.tls.Tls;
import java.util.Map;
import java.util.function.Function;

/** The clients of an edge that can be injected into a check. */
record Clients(Edge edge, Exchanges exchanges, StoredMessages messages, ReplicaNames replicas) {
    private static final Map<Class<?>, Function<Clients, Object>> BY_TYPE = Map.of(
            Edge.class,
            Clients::edge,
            Exchanges.class,
            Clients::exchanges,
            StoredMessages.class,
            Clients::messages,
            ReplicaNames.class,
            Clients::replicas,
            Http.class,
            clients -> new Http(clients.edge, clients.exchanges),
            RawHttpClient.class,
            clients -> new RawHttpClient(clients.edge, clients.exchanges),
            ClosedLoopLoad.class,
            clients -> new ClosedLoopLoad(clients.edge, clients.exchanges),
            Tls.class,
            clients -> new Tls(clients.edge));

    static boolean have(Class<?> type) {
        return BY_TYPE.containsKey(type);
    }

    Object of(Class<?> type) {
        return BY_TYPE.get(type).apply(this);
    }
}
