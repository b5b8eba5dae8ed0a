package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.ElapsedAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static dev.seaworthy.assertion.ExchangesAssert.assertThatAll;
import static dev.seaworthy.assertion.VisitNumbersAssert.assertThatNumbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.HostSpeed;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.load.ClosedLoopClients;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.ProxyLog;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.rawhttp.RawHttpClient;
import dev.seaworthy.probe.rawhttp.RawRequest;
import dev.seaworthy.probe.store.StoredMessages;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thousand clients that send nothing or half a request, and some that send slowly, all at once, while others visit.
 * Every row judges the same few seconds. Exclusive, so that every visit is known.
 */
@DisplayName("Slow clients")
@ExclusiveStack
@TestInstance(Lifecycle.PER_CLASS)
@Requirement({"PROXY-01", "VISITS-03"})
final class SlowClientsCheck {
    private static final int IDLE = 1_000;
    private static final int VISITORS = 2;
    private static final int FEWEST_VISITS = 50;
    /** The edge's client timeout is 5 s; the rest is for a busy host. */
    private static final Duration AT_LEAST = Duration.ofSeconds(4);

    private static final Duration AT_MOST = Duration.ofSeconds(8);
    /** A connection that is still open by then is not excused by a busy host, up to a CPU pressure of 60 %. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /**
     * How long all idle connections must be open together. The kernel opens a connection before the edge accepts it:
     * one that the edge cannot hold ends a moment later.
     */
    private static final Duration HELD = Duration.ofSeconds(1);

    private static final Duration QUICKLY = Duration.ofSeconds(2);

    private final Http http;
    private final RawHttpClient raw;
    private final StoredMessages messages;
    private final Memoized<Seconds> seconds = new Memoized<>(this::aFewSeconds);

    SlowClientsCheck(Http http, RawHttpClient raw, StoredMessages messages) {
        this.http = http;
        this.raw = raw;
        this.messages = messages;
    }

    /**
     * @param before the number of the last visit before
     * @param answers to the rawRequests, in their order
     * @param visits of other clients meanwhile
     */
    private record Seconds(
            Instant since,
            long before,
            List<String> messagesBefore,
            List<RawRequest> rawRequests,
            List<Exchange> answers,
            List<Exchange> visits) {
        /** @return the answers to the requests of this description, of which there must be at least one */
        List<Exchange> to(String what) {
            List<Exchange> such = IntStream.range(0, rawRequests.size())
                    .filter(request -> rawRequests.get(request).what().equals(what))
                    .mapToObj(answers::get)
                    .toList();
            if (such.isEmpty()) {
                throw new IllegalArgumentException("no client sends " + what);
            }
            return such;
        }
    }

    @ParameterizedTest(name = "a client that sends {0}")
    @ValueSource(strings = {"nothing", "nothing on the https port", "half a header"})
    void idle_clients_are_disconnected_after_5_s(String what) {
        skipUnlessSent(what);
        seconds.get().to(what).forEach(this::wasDisconnected);
    }

    @ParameterizedTest(name = "a client that sends {0}")
    @ValueSource(strings = {"a request line, a byte a second", "a header, a byte a second"})
    void clients_that_send_too_slowly_are_disconnected(String what) {
        seconds.get().to(what).forEach(this::wasDisconnected);
    }

    /** nginx disconnects the client without a response, but logs the status 408, which blames the client. */
    @ParameterizedTest(name = "a client that sends {0}")
    @CsvSource({"half a body, half-a-body", "half a chunk, half-a-chunk"})
    void clients_that_stall_within_a_body_are_disconnected_and_logged_with_408(
            String what, String mark, ComposeStack stack) {
        seconds.get().to(what).forEach(this::wasDisconnected);

        assertThat(new ProxyLog(stack, "edge").since(seconds.get().since()))
                .as("status of the request with %s in the log of the edge", what)
                .filteredOn(entry -> entry.request().contains(mark))
                .extracting(ProxyLog.Entry::status)
                .containsExactly(408);
    }

    /** The positive control: one byte per second is allowed, if the request is complete in time. */
    @Test
    void slow_clients_that_finish_in_time_are_served() {
        assertThat(visitInTime()).isVisit();
        assertThat(messageInTime()).hasStatus(201);
    }

    @Test
    void a_thousand_idle_connections_are_open_at_once() {
        SlowlorisRequests.idle().forEach(raw::skipUnlessItCanSend);
        List<Exchange> idle = SlowlorisRequests.idle()
                .map(RawRequest::what)
                .distinct()
                .flatMap(what -> seconds.get().to(what).stream())
                .toList();

        Instant first = idle.stream().map(Exchange::at).min(Instant::compareTo).orElseThrow();
        Instant last = idle.stream().map(Exchange::at).max(Instant::compareTo).orElseThrow();
        if (first.plus(AT_LEAST).isBefore(last.plus(HELD))) {
            throw new TooSlowException(
                    "expected to open %d connections before the first is closed".formatted(IDLE),
                    Elapsed.between(first, last));
        }
        List<Exchange> ended = idle.stream()
                .filter(client -> client.at().plus(client.elapsed()).isBefore(last.plus(HELD)))
                .toList();
        assertThat(idle).hasSize(IDLE);
        assertThat(ended)
                .overridingErrorMessage(
                        "the edge: expected %d idle connections at once for %d ms, "
                                + "but %d ended earlier, first: %s",
                        IDLE,
                        HELD.toMillis(),
                        ended.size(),
                        ended.stream().map(Exchange::toString).findFirst().orElse(""))
                .isEmpty();
    }

    @Test
    void visits_are_answered_quickly_beside_a_thousand_idle_connections() {
        List<Exchange> visits = seconds.get().visits();

        assertThatAll(visits).haveStatus(200).wereAnsweredWithin(QUICKLY);
        if (visits.size() < FEWEST_VISITS) {
            throw new InconclusiveException(
                    "expected at least %d visits, but there were only %d".formatted(FEWEST_VISITS, visits.size()));
        }
    }

    @Test
    void only_complete_requests_are_counted_and_stored() {
        List<String> expected = new ArrayList<>(seconds.get().messagesBefore());
        expected.add("slow");
        List<String> texts = messages.texts();
        List<String> added = new ArrayList<>(texts);
        seconds.get().messagesBefore().forEach(added::remove);
        if (added.isEmpty()) {
            precondition(messageInTime()).hasStatus(201);
        }
        assertThat(texts)
                .overridingErrorMessage(
                        "%s: expected one new message, [slow], of the client that finished in time, but added: %s",
                        messages.place(), added)
                .containsExactlyInAnyOrderElementsOf(expected);

        List<Exchange> counted = new ArrayList<>(seconds.get().visits());
        counted.add(visitInTime());
        counted.add(http.get("http://localhost/"));
        assertThatNumbers(counted.stream()
                        .map(visit -> precondition(visit).isVisit().number())
                        .toList())
                .as("visits beside slow clients")
                .areConsecutiveAfter(seconds.get().before());
    }

    private void skipUnlessSent(String what) {
        SlowlorisRequests.idle().filter(request -> request.what().equals(what)).forEach(raw::skipUnlessItCanSend);
    }

    private void wasDisconnected(Exchange answer) {
        Elapsed time = answer.time();
        if (time.wall().compareTo(AT_LEAST) < 0 && time.isStarved()) {
            throw new TooSlowException("the client recorded its connection time too late: " + answer, time);
        }
        if (edgeWasSlow() && time.excuses(AT_MOST)) {
            throw new TooSlowException("the edge closed the connection too late: " + answer, time);
        }
        assertThat(time.wall())
                .overridingErrorMessage("%s: expected after %d ms at the latest", answer, AT_MOST.toMillis())
                .isLessThanOrEqualTo(AT_MOST);
        assertThat(answer.failure())
                .overridingErrorMessage("%s: expected that the edge closes the connection without a response", answer)
                .contains(RawHttpClient.DISCONNECTED);
        assertThat(time.wall())
                .overridingErrorMessage("%s: expected after %d ms at the earliest", answer, AT_LEAST.toMillis())
                .isGreaterThanOrEqualTo(AT_LEAST);
    }

    /** The visitors keep the CPUs busy. If the edge serves them quickly, its timers are not late either. */
    private boolean edgeWasSlow() {
        return seconds.get().visits().stream().anyMatch(visit -> visit.elapsed().compareTo(QUICKLY) > 0);
    }

    private Exchange visitInTime() {
        return seconds.get().to("the end of a header, a byte a second").getFirst();
    }

    private Exchange messageInTime() {
        return seconds.get().to("the end of a body, a byte a second").getFirst();
    }

    private Seconds aFewSeconds() {
        Instant since = Instant.now();
        List<String> messagesBefore = messages.texts();
        long before = precondition(http.get("http://localhost/")).isVisit().number();
        List<RawRequest> rawRequests = Stream.concat(SlowlorisRequests.slow(), SlowlorisRequests.idle())
                .filter(raw::canSend)
                .toList();
        List<Exchange> answers = new ArrayList<>();
        List<Exchange> visits = new ClosedLoopClients(http)
                .during(
                        () -> answers.addAll(
                                raw.sendAll(rawRequests, HostSpeed.current().scale(TIMEOUT))),
                        VISITORS,
                        () -> Request.get("http://localhost/"));
        return new Seconds(since, before, messagesBefore, rawRequests, answers, visits);
    }
}
