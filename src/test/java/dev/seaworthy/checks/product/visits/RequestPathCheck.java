package dev.seaworthy.checks.product.visits;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.LogLine;
import dev.seaworthy.probe.http.ProxyLog;
import dev.seaworthy.probe.http.VisitResponse;
import dev.seaworthy.probe.store.VisitsStore;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Request path")
@ReadOnlyStack
@Requirement({"HA-01", "PROXY-05"})
final class RequestPathCheck {
    private static final Duration WRITTEN = Duration.ofSeconds(5);
    private static final Duration TRACE = Duration.ofSeconds(10);

    private final Instant since = Instant.now();
    private final ComposeStack stack;
    private final Http http;
    private final ProxyLog edge;
    private final ProxyLog apiBalancer;
    private final VisitsStore visits;

    RequestPathCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.http = new Http(stack, exchanges);
        this.edge = new ProxyLog(stack, "edge");
        this.apiBalancer = new ProxyLog(stack, "api-lb");
        this.visits = new VisitsStore(stack);
    }

    @Test
    void a_visit_passes_through_the_edge_a_frontend_the_API_load_balancer_and_an_API_to_the_database() {
        String mark = UUID.randomUUID().toString();

        VisitResponse visit =
                precondition(http.get("http://localhost/?mark=" + mark)).isVisit();

        ProxyLog.Entry atEdge = entry(edge, entry -> entry.request().contains(mark));
        assertThat(addresses("frontend", "web"))
                .as("addresses of the frontends; must include the upstream in the log of the edge")
                .contains(atEdge.answeredBy());
        ProxyLog.Entry atBalancer =
                entry(apiBalancer, entry -> entry.requestId().equals(atEdge.requestId()));
        assertThat(addresses("api", "backend"))
                .as("addresses of the APIs; must include the upstream in the log of api-lb")
                .contains(atBalancer.answeredBy());
        OptionalLong counted = visits.numberOf(atEdge.requestId());
        assertThat(counted)
                .overridingErrorMessage(
                        "the database: expected visit %d under the key %s, which the edge logged, but found %s",
                        visit.number(), atEdge.requestId(), counted.isPresent() ? counted.getAsLong() : "no visit")
                .hasValue(visit.number());
    }

    @Test
    @Requirement("PROXY-05")
    void the_log_of_the_edge_contains_client_request_status_and_upstream() {
        String target = "/version?mark=" + UUID.randomUUID();

        precondition(http.get("http://localhost" + target)).hasStatus(200);

        ProxyLog.Entry entry = entry(edge, logged -> logged.request().contains(target));
        assertThat(entry)
                .overridingErrorMessage(
                        "the log of the edge for GET %s: expected an IPv4 address as client, the request line, "
                                + "status 200 and the upstream, one of %s; but found %s",
                        target, addresses("frontend", "web"), entry)
                .matches(logged -> logged.client().matches("\\d+\\.\\d+\\.\\d+\\.\\d+"))
                .returns("GET %s HTTP/1.1".formatted(target), ProxyLog.Entry::request)
                .returns(200, ProxyLog.Entry::status)
                .matches(logged -> addresses("frontend", "web").contains(logged.answeredBy()));
    }

    @Test
    @Requirement("PROXY-05")
    void every_line_of_the_log_of_the_edge_has_all_fields() {
        String mark = UUID.randomUUID().toString();
        List.of("localhost/version?", "frontend.localhost/?", "localhost/nothing-here?", "metrics.localhost/?")
                .forEach(target -> http.get("http://" + target + mark));

        List<LogLine> lines = eventually("all requests are in the log of the edge", WRITTEN)
                .beforehand(
                        () -> edge.lines(since),
                        found -> assertThat(found)
                                .filteredOn(line -> line.field("request").contains(mark))
                                .hasSize(4));

        assertThat(lines)
                .overridingErrorMessage(
                        "the log of the edge since %s: expected all fields in each line, but: %s",
                        since,
                        lines.stream()
                                .flatMap(line -> line.deviation().stream())
                                .toList())
                .allMatch(line -> line.deviation().isEmpty());
    }

    @Test
    @Requirement("PROXY-05")
    void bin_trace_prints_every_replica_that_handled_a_request_with_status_and_time() {
        String mark = UUID.randomUUID().toString();
        precondition(http.get("http://localhost/?mark=" + mark)).isVisit();
        ProxyLog.Entry atEdge = entry(edge, entry -> entry.request().contains(mark));

        eventually("bin/trace finds the request in both logs", WRITTEN)
                .of(
                        () -> stack.cli().trace(TRACE, atEdge.requestId()),
                        trace -> assertThat(trace.output())
                                .as("output of bin/trace %s, errors: %s", atEdge.requestId(), trace.errors())
                                .containsPattern(
                                        "edge: GET /\\?mark=%s HTTP/1.1: 200 after \\d+\\.\\d+ s".formatted(mark))
                                .containsPattern("  1\\. %s: \\d+ after".formatted(frontend(atEdge)))
                                .containsPattern("api-lb: POST /visits HTTP/1.1: 200 after \\d+\\.\\d+ s")
                                .containsPattern("  1\\. api-\\d: \\d+ after"));
    }

    private String frontend(ProxyLog.Entry entry) {
        return stack.replicas().of("frontend").live().stream()
                .filter(replica ->
                        entry.upstreamAddr().startsWith(replica.addresses().get("web") + ":"))
                .map(Replica::instance)
                .findFirst()
                .orElseThrow(() -> new InconclusiveException(
                        "the first frontend that was tried has been removed meanwhile: " + entry.way()));
    }

    private ProxyLog.Entry entry(ProxyLog log, Predicate<ProxyLog.Entry> sought) {
        return eventually("the request is in the log of " + log.service(), WRITTEN)
                .of(
                        () -> log.since(since).stream().filter(sought).toList(),
                        found -> assertThat(found)
                                .overridingErrorMessage(
                                        "the log of %s: expected one entry of the request, but found %s",
                                        log.service(), found)
                                .hasSize(1))
                .getFirst();
    }

    private List<String> addresses(String service, String network) {
        return stack.replicas().of(service).live().stream()
                .map(replica -> replica.addresses().get(network) + ":8080")
                .toList();
    }
}
