package dev.seaworthy.probe.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every exchange of one check, in the order in which its probes handed them over: part of the evidence if it fails. */
public final class Exchanges {
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    public Exchange record(Exchange exchange) {
        exchanges.add(exchange);
        return exchange;
    }

    public List<Exchange> all() {
        return List.copyOf(exchanges);
    }
}
