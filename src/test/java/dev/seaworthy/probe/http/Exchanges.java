package dev.seaworthy.probe.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All exchanges of one check, in the order in which they were recorded: evidence if the check fails. */
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
