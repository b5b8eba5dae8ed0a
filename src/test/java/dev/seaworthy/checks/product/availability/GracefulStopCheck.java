package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.AtEndOfRun;
import dev.seaworthy.checks.ExclusiveHost;
import dev.seaworthy.checks.product.messages.Messages;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.network.SocketReceiveQueue;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A stopped replica completes the requests that it received before the stop signal. The APIs are frozen from before the
 * request until after the signal, so that the request is in flight when the signal comes; no balancer is in front of
 * the stopped replica, so that none retries the request elsewhere.
 */
@DisplayName("Graceful shutdown")
@Tag("load")
@ExclusiveHost
@Order(AtEndOfRun.LATE) // when the variants are done
@Requirement("HA-02")
final class GracefulStopCheck {
    private static final int PORT = 8080;
    private static final int KILLED = 137;
    private static final Duration SOON = Duration.ofSeconds(3);
    /** api-lb waits 2 s for each of two APIs and then rejects a request, as it should. */
    private static final Duration REJECTED = Duration.ofSeconds(4);
    /** A resumed API needs some of that time. */
    private static final Duration IN_TIME = Duration.ofMillis(2_500);
    /** Larger than any health probe that waits at an API at the same time. */
    private static final String MESSAGE = "Ahoy ".repeat(1_000);

    private final ComposeStack stack;
    private final Faults faults;
    private final Http http;
    private final DirectHttp direct;

    GracefulStopCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.faults = faults;
        this.http = new Http(stack, exchanges);
        this.direct = new DirectHttp(stack, exchanges);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"edge", "api-lb", "frontend"})
    void in_flight_requests_complete_after_the_stop_signal(String service) throws Exception {
        Replica stopped = stack.replicas().of(service).first();
        List<Replica> apis = stack.replicas().of("api").live();
        SocketReceiveQueue unread = new SocketReceiveQueue(stack, PORT, MESSAGE.length() / 2);
        Instant since = Instant.now();
        Instant signalled;
        Instant ended;

        try (ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
            faults.containers().freeze(apis);
            Instant asked = Instant.now();
            Future<Exchange> answer = client.submit(() -> send(stopped));
            eventually("an API has received the message", SOON)
                    .beforehand(
                            () -> unread.at(apis), count -> assertThat(count).isPositive());
            Future<?> stop = client.submit(() -> faults.containers().stop(List.of(stopped)));
            signalled = ContainerEvents.of(stack, stopped, "kill", since, SOON);
            faults.containers().resume(apis);
            Elapsed heldUp = Elapsed.since(asked);
            stop.get();
            ended = Instant.now();

            boolean rejected =
                    answer.get().isTimeout() && answer.get().elapsed().compareTo(REJECTED) >= 0;
            if (rejected && heldUp.wall().compareTo(IN_TIME) > 0) {
                throw new TooSlowException("%s: the APIs were frozen for too long".formatted(answer.get()), heldUp);
            }
            assertThat(answer.get()).hasStatus(201);
        }
        assertThatItEndedByItself(stopped, Elapsed.between(signalled, ended));
    }

    private void assertThatItEndedByItself(Replica stopped, Elapsed stopping) {
        int exitCode = stack.replicas().afresh(stopped).exitCode();
        if (exitCode == KILLED && stopping.isStarved()) {
            throw new TooSlowException(
                    "%s was killed at the end of its grace period".formatted(stopped.instance()), stopping);
        }
        assertThat(exitCode)
                .as("exit code of %s, which exited after %s", stopped.instance(), stopping)
                .isNotEqualTo(KILLED);
    }

    private Exchange send(Replica asked) {
        Request message = Messages.json(MESSAGE);
        return asked.service().equals("frontend")
                ? direct.send(
                        asked,
                        message.at(
                                "http://127.0.0.1:%d/messages".formatted(PORT),
                                message.target().getHost()))
                : http.send(message);
    }
}
