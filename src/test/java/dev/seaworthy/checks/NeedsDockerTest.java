package dev.seaworthy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.report.Requirement;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Requirement("AWS-08")
final class NeedsDockerTest {
    private record OnlyRequests(Http http) {
        void judges(String row) {
            assertThat(row).isNotNull();
        }

        void judgesContainers(String row, ComposeStack stack) {
            assertThat(stack).isNotNull();
        }
    }

    private record InjectsFaults(ComposeStack stack, Faults faults) {}

    @Test
    void a_check_that_requests_only_clients_can_judge_a_deployment_elsewhere() {
        assertThat(NeedsDocker.reason(OnlyRequests.class)).isEmpty();
        assertThat(reasonOf("judges")).isEmpty();
    }

    @Test
    void a_method_that_requests_the_stack_cannot() {
        assertThat(reasonOf("judgesContainers"))
                .hasValue("requires Docker: it observes the containers, their logs or their stores");
    }

    @Test
    void the_reason_of_a_class_is_the_most_specific_one() {
        assertThat(NeedsDocker.reason(InjectsFaults.class))
                .hasValue("requires Docker: it injects faults into containers");
    }

    private static Optional<String> reasonOf(String method) {
        return Stream.of(OnlyRequests.class.getDeclaredMethods())
                .filter(one -> one.getName().equals(method))
                .map(NeedsDocker::reason)
                .findFirst()
                .orElseThrow();
    }
}
