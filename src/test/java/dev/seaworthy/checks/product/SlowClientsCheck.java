package dev.seaworthy.checks.product;

import static dev.seaworthy.assertion.ElapsedAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangesAssert.assertThatAll;
import static dev.seaworthy.assertion.NumbersAssert.assertThatNumbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.HoldsTheStackAlone;
import dev.seaworthy.checks.Once;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.Crowd;
import dev.seaworthy.probe.Exchange;
import dev.seaworthy.probe.Exchanges;
import dev.seaworthy.probe.Http;
import dev.seaworthy.probe.MessagesStore;
import dev.seaworthy.probe.ProxyLog;
import dev.seaworthy.probe.RawHttp;
import dev.seaworthy.probe.Request;
import dev.seaworthy.probe.Speech;
import dev.seaworthy.probe.VisitLine;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Elapsed;
import dev.seaworthy.stack.MachineSpeed;
import dev.seaworthy.stack.TooSlowException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thousand clients that say nothing or half of it, and some that say it slowly, all at once, while others visit.
 * Every row judges the same few seconds. Alone, so that every visit is known.
 */
@HoldsTheStackAlone
@TestInstance(Lifecycle.PER_CLASS)
@Requirement({"PROXY-01", "VISITS-03"})
final class SlowClientsCheck {
    private static final int IDLE = 1_000;
    private static final int VISITORS = 2;
    /** The edge gives a client 5 s; the rest is room for a busy machine. */
    private static final Duration AT_LEAST = Duration.ofSeconds(4);

    private static final Duration AT_MOST = Duration.ofSeconds(8);
    /** Longer than {@link #AT_MOST}, so that a connection that is closed late is seen to be closed. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final Duration QUICKLY = Duration.ofSeconds(2);

    private final Http http;
    private final RawHttp raw;
    private final MessagesStore messages;
    private final ProxyLog edge;
    private final Once<Seconds> seconds = new Once<>(this::aFewSeconds);

    SlowClientsCheck(ComposeProject stack, Exchanges exchanges) {
        this.http = new Http(stack, exchanges);
        this.raw = new RawHttp(stack, exchanges);
        this.messages = new MessagesStore(stack);
        this.edge = new ProxyLog(stack, "edge");
    }

    /**
     * @param before the number of the last visit before
     * @param answers to the speeches, in their order
     * @param visits of others meanwhile
     */
    private record Seconds(
            Instant since,
            long before,
            List<String> messagesBefore,
            List<Speech> speeches,
            List<Exchange> answers,
            List<Exchange> visits) {
        List<Exchange> to(String what) {
            return java.util.stream.IntStream.range(0, speeches.size())
                    .filter(speech -> speeches.get(speech).what().equals(what))
                    .mapToObj(answers::get)
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"nothing", "nothing on the https port", "half a header"})
    void who_says_too_little_is_hung_up_on_after_five_seconds(String what) {
        assertThat(seconds.get().to(what)).hasSizeGreaterThanOrEqualTo(200).allSatisfy(SlowClientsCheck::wasHungUpOn);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a request line, a byte a second", "a header, a byte a second"})
    void who_says_it_too_slowly_is_hung_up_on_all_the_same(String what) {
        assertThat(seconds.get().to(what)).hasSize(1).allSatisfy(SlowClientsCheck::wasHungUpOn);
    }

    /** nginx answers nobody whom it has given up, but says in its log that it was the client's fault. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"half a body, half-a-body", "half a chunk, half-a-chunk"})
    void who_does_not_go_on_with_a_body_is_hung_up_on_and_logged_with_408(String what, String mark) {
        assertThat(seconds.get().to(what)).hasSize(1).allSatisfy(SlowClientsCheck::wasHungUpOn);

        assertThat(edge.since(seconds.get().since()))
                .filteredOn(entry -> entry.request().contains(mark))
                .extracting(ProxyLog.Entry::status)
                .containsExactly(408);
    }

    /** The positive control: a byte a second alone is no offence. */
    @Test
    void who_is_slow_and_in_time_is_served() {
        assertThat(inTime()).isVisit();
        assertThat(seconds.get().to("the end of a body, a byte a second").getFirst())
                .hasStatus(201);
    }

    @Test
    void a_thousand_were_idle_at_once() {
        List<Exchange> idle = SlowSpeeches.idle()
                .map(Speech::what)
                .distinct()
                .flatMap(what -> seconds.get().to(what).stream())
                .toList();

        assertThat(idle).hasSize(IDLE);
        Instant last = idle.stream().map(Exchange::at).max(Instant::compareTo).orElseThrow();
        assertThat(idle)
                .allMatch(client -> client.at().plus(client.elapsed()).isAfter(last), "was there with all others");
    }

    @Test
    void visits_meanwhile_are_answered_quickly() {
        List<Exchange> visits = seconds.get().visits();

        assertThatAll(visits).haveStatus(200).wereAnsweredWithin(QUICKLY);
        assertThat(visits).hasSizeGreaterThan(50);
    }

    @Test
    void only_what_was_said_to_its_end_is_counted_and_stored() {
        List<Exchange> counted = new ArrayList<>(seconds.get().visits());
        counted.add(inTime());
        counted.add(http.get("http://localhost/"));
        List<String> expected = new ArrayList<>(seconds.get().messagesBefore());
        expected.add("slow");

        assertThatNumbers(counted.stream()
                        .map(visit -> VisitLine.in(visit).orElseThrow().number())
                        .toList())
                .continueFrom(seconds.get().before());
        assertThat(messages.texts()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void wasHungUpOn(Exchange answer) {
        Elapsed time = answer.time();
        if (time.wall().compareTo(AT_LEAST) < 0 && time.isStarved()) {
            throw new TooSlowException("the client was late to note when it had connected: " + answer, time);
        }
        assertThat(time).as("%s", answer).isWithin(AT_MOST);
        assertThat(answer.failure()).as("%s", answer).contains(RawHttp.HUNG_UP);
        assertThat(time.wall()).as("%s", answer).isGreaterThanOrEqualTo(AT_LEAST);
    }

    private Exchange inTime() {
        return seconds.get().to("the end of a header, a byte a second").getFirst();
    }

    private Seconds aFewSeconds() {
        Instant since = Instant.now();
        List<String> messagesBefore = messages.texts();
        long before = assertThat(http.get("http://localhost/")).isVisit().number();
        List<Speech> speeches =
                Stream.concat(SlowSpeeches.slow(), SlowSpeeches.idle()).toList();
        List<Exchange> answers = new ArrayList<>();
        List<Exchange> visits = new Crowd(http)
                .during(
                        () -> answers.addAll(
                                raw.sayAll(speeches, MachineSpeed.current().scale(PATIENCE))),
                        VISITORS,
                        () -> Request.get("http://localhost/"));
        return new Seconds(since, before, messagesBefore, speeches, answers, visits);
    }
}
