package dev.seaworthy.probe.http;

import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.HostSpeed;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.network.HostNetwork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends requests directly to one replica, without a load balancer or a published port: curl in its network namespace.
 */
public final class DirectHttp {
    /** On the reference host; longer than every timeout of the stack. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /**
     * curl's exit codes for failures of the replica: connection refused, timeout, TLS handshake failed, connection
     * closed, invalid response.
     */
    private static final Set<Integer> NO_ANSWER = Set.of(7, 8, 18, 28, 35, 52, 55, 56);

    private static final List<String> CURL = List.of("curl");

    /** A script of the probe: curl that connects to the replica's addresses whatever the URL says. */
    private static final List<String> LIKE_ANOTHER_CONTAINER = List.of("request", "--insecure");

    private final ComposeStack stack;
    private final Exchanges exchanges;

    public DirectHttp(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.exchanges = exchanges;
    }

    public Exchange get(Replica replica, int port, String path) {
        return send(replica, Request.get("http://127.0.0.1:%d%s".formatted(port, path)));
    }

    /**
     * Sends the request of a promise to the replica's addresses for other containers, and accepts every certificate.
     *
     * @throws InconclusiveException if the request cannot be sent
     */
    public Exchange send(Replica replica, HttpPromise promised) {
        new HostNetwork(stack).refuseOtherListener(replica, promised.port());
        return send(
                replica,
                PromisedRequest.of(promised),
                PromisedRequest.timeout(promised, TIMEOUT),
                LIKE_ANOTHER_CONTAINER);
    }

    /**
     * @param request its target as seen from inside the replica
     * @throws InconclusiveException if the request cannot be sent
     */
    public Exchange send(Replica replica, Request request) {
        return send(replica, request, TIMEOUT, CURL);
    }

    private Exchange send(Replica replica, Request request, Duration timeout, List<String> program) {
        List<String> curl = new ArrayList<>(program);
        curl.addAll(List.of("--silent", "--show-error", "--include"));
        curl.addAll(List.of("--max-time", seconds(timeout)));
        curl.addAll(request.method().equals("HEAD") ? List.of("--head") : List.of("--request", request.method()));
        request.headers().forEach((name, value) -> curl.addAll(List.of("--header", name + ": " + value)));
        if (request.body().length > 0) {
            curl.addAll(List.of("--data-raw", new String(request.body(), StandardCharsets.UTF_8)));
        }
        curl.addAll(List.of("--write-out", "\n%{time_total}", request.target().toString()));
        Instant at = Instant.now();
        CommandResult ended = stack.probeContainer().tryInNetworkNamespaceOf(replica, curl.toArray(String[]::new));
        if (NO_ANSWER.contains(ended.exit())) {
            return exchanges.record(Exchange.unanswered(
                    request, replica.instance(), at, ended.errors().strip()));
        }
        if (ended.exit() != 0) {
            throw new InconclusiveException("%s at %s: curl exited with %d: %s"
                    .formatted(
                            request,
                            replica.instance(),
                            ended.exit(),
                            ended.errors().strip()));
        }
        return exchanges.record(exchange(request, replica.instance(), Instant.now(), ended.output()));
    }

    private static String seconds(Duration timeout) {
        return String.format(
                Locale.ROOT, "%.1f", HostSpeed.current().scale(timeout).toMillis() / 1e3);
    }

    /**
     * Parses the output of curl: status line and headers, an empty line, the body, and a line with the total time in
     * seconds.
     *
     * @param ended when curl exited. The beginning is computed from it, because a busy host takes seconds to start curl
     */
    private static Exchange exchange(Request request, String asked, Instant ended, String output) {
        int bodyStart = output.indexOf("\r\n\r\n");
        int timeStart = output.lastIndexOf('\n');
        if (bodyStart < 0 || timeStart < bodyStart + 4) {
            throw new InconclusiveException("%s at %s: not an HTTP response: %s".formatted(request, asked, output));
        }
        String[] head = output.substring(0, bodyStart).split("\r\n");
        Duration total = Duration.ofMillis(Math.round(1_000 * Double.parseDouble(output.substring(timeStart + 1))));
        return Exchange.answered(
                request,
                asked,
                ended.minus(total),
                Integer.parseInt(head[0].split(" ")[1]),
                headers(Arrays.copyOfRange(head, 1, head.length)),
                output.substring(bodyStart + 4, timeStart),
                total);
    }

    private static Map<String, List<String>> headers(String[] lines) {
        return Arrays.stream(lines)
                .map(line -> line.split(": *", 2))
                .collect(Collectors.groupingBy(
                        header -> header[0].toLowerCase(Locale.ROOT),
                        Collectors.mapping(header -> header[1], Collectors.toList())));
    }
}
