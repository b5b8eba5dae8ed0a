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
                  near: {joins: [web, shop]}
                services:
                  web: {replicas: 1, reaches: ["shop:80"]}
                  shop: {replicas: 1}
                  till: {replicas: 1}
                """));
    }

    @Test
    void a_promised_peer_that_refuses_and_a_forbidden_one_that_accepts_are_both_told() {
        ConnectionAttempts attempts = new ConnectionAttempts(
                "web",
                List.of(
                        attempt("shop", "shop", 80, Outcome.REFUSED),
                        attempt("till", "till", 5432, Outcome.CONNECTED),
                        attempt("till", "172.18.0.9", 5432, Outcome.CONNECTED)));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(attempts).keep(contract))
                .withMessage("web: expected to reach all that it was promised, but: shop:80 REFUSED by shop; "
                        + "expected to be kept from services that it is not joined with, "
                        + "but: till:5432 CONNECTED by till and 172.18.0.9");
    }

    @Test
    void what_is_neither_promised_nor_forbidden_is_not_judged() {
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
    void a_way_out_is_told_with_the_address_that_answered() {
        ConnectionAttempts attempts =
                new ConnectionAttempts("web", List.of(attempt("outside", "172.19.0.1", 7000, Outcome.CONNECTED)));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(attempts).allFailed())
                .withMessage("web: expected to be kept from what is not part of the stack, "
                        + "but of 1 attempts these got through: outside:7000 CONNECTED by 172.19.0.1");
    }

    @Test
    void no_attempt_at_all_is_no_proof() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(new ConnectionAttempts("web", List.of())).allFailed())
                .withMessageContaining("of 0 attempts");
    }

    private static ConnectionAttempt attempt(String target, String host, int port, Outcome outcome) {
        return new ConnectionAttempt("web", target, host, port, outcome);
    }
}
