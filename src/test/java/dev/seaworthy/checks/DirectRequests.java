package dev.seaworthy.checks;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.http.DirectHttp;
import java.time.Duration;

/** Requests to the containers of a service, not through a load balancer. */
public record DirectRequests(ComposeStack stack, DirectHttp direct) {
    /**
     * Fails unless every running replica answers the request as promised, at the latest when the timeout has expired.
     */
    public void judge(String service, HttpPromise promised, Duration timeout) {
        eventually("every replica of %s responds".formatted(service), timeout)
                .of(
                        () -> Precondition.running(stack.replicas().of(service)).stream()
                                .map(replica -> direct.send(replica, promised))
                                .toList(),
                        answers -> assertThat(answers)
                                .allSatisfy(answer -> assertThat(answer).compliesWith(promised)));
    }
}
