package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.ConnectionAttemptsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.yaml.ContractFile;
import dev.seaworthy.probe.network.ConnectionAttempt;
import dev.seaworthy.probe.network.ConnectionAttempt.Outcome;
import dev.seaworthy.probe.network.ConnectionAttempts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionAttemptsAssertTest {
    private Contract contract;

    @BeforeEach
    void readContract(@TempDir Path directory) throws IOException {
        contract = ContractFile.read(Files.writeString(directory.resolve("contract.yaml"), """
                healthy-within: 10s
                networks:
                  near: {services: [web, shop]}
                services:
                  web: {replicas: 1, reaches: ["shop:80"]}
                  shop: {replicas: 1}
                  till: {replicas: 1}
                """));
    }

    @Test
    void an_unreachable_promised_target_and_a_reachable_forbidden_one_are_both_reported() {
        ConnectionAttempts attempts = new ConnectionAttempts(
                "web",
                List.of(
                        attempt("shop", "shop", 80, Outcome.REFUSED),
                        attempt("till", "till", 5432, Outcome.CONNECTED),
                        attempt("till", "172.18.0.9", 5432, Outcome.CONNECTED)));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(attempts).keep(contract))
                .withMessage("web: expected to connect to every promised target, but: shop:80 refused via shop; "
                        + "expected to connect to no service that it shares no network with in the contract (near), "
                        + "but: till:5432 accepted via till and 1 other name or address");
    }

    @Test
    void a_target_that_is_neither_promised_nor_forbidden_is_ignored() {
        assertThat(new ConnectionAttempts(
                        "web",
                        List.of(
                                attempt("shop", "shop", 80, Outcome.CONNECTED),
                                attempt("shop", "shop", 81, Outcome.CONNECTED),
                                attempt("shop", "172.18.0.8", 80, Outcome.TIMED_OUT),
                                attempt("till", "till", 5432, Outcome.UNRESOLVED))))
                .keep(contract);
    }

    @Test
    void a_connection_out_of_the_stack_is_reported_with_its_address() {
        ConnectionAttempts attempts = new ConnectionAttempts(
                "web", List.of(attempt("a host outside the stack", "172.19.0.1", 7000, Outcome.CONNECTED)));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(attempts).allFailed())
                .withMessage("web: expected to connect to no host outside the stack, "
                        + "but of 1 attempts these succeeded: a host outside the stack:7000 accepted via 172.19.0.1");
    }

    @Test
    void zero_attempts_fail() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(new ConnectionAttempts("web", List.of())).allFailed())
                .withMessageContaining("of 0 attempts");
    }

    private static ConnectionAttempt attempt(String target, String host, int port, Outcome outcome) {
        return new ConnectionAttempt("web", target, host, port, outcome);
    }
}
