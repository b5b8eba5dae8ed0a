package dev.seaworthy.checks.platform.scaling;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.DirectRequests;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.RootCause;
import dev.seaworthy.checks.StartUp;
import dev.seaworthy.checks.UnansweredRequests;
import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.report.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@DisplayName("Number of replicas")
@ReadOnlyStack
@Requirement({"COMPOSE-02", "COMPOSE-03"})
final class ReplicasCheck {
    private final ComposeStack stack;
    private final DirectRequests direct;
    private final StartUp startUp;
    private final RootCause rootCause;

    ReplicasCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.direct = new DirectRequests(stack, new DirectHttp(stack, exchanges));
        this.startUp = new StartUp(stack);
        this.rootCause = new RootCause(stack);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Replicas.class)
    void the_promised_number_of_replicas_is_running(String service, int promised) {
        Tier tier = eventually("%d replicas of %s are running".formatted(promised, service), startUp.rest(service))
                .completeOrLast(
                        () -> stack.replicas().of(service),
                        seen -> seen.replicas().size() == promised
                                && seen.live().size() == promised);

        if (tier.replicas().size() != promised) {
            assertThat(tier).hasReplicas(promised); // whether they run or not
        }
        rootCause.judge(service, () -> assertThat(tier).hasReplicas(promised));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.HttpPromises.class)
    void every_replica_responds_to_a_direct_request(String service, HttpPromise promised) {
        new UnansweredRequests(stack)
                .judge(
                        service,
                        promised,
                        () -> rootCause.judge(service, () -> direct.judge(service, promised, startUp.rest(service))));
    }
}
