package dev.seaworthy.probe.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.yaml.ContractFile;
import dev.seaworthy.probe.network.ConnectionAttempt.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionAttemptsTest {
    private static final ConnectionAttempt REFUSED = new ConnectionAttempt("web", "shop", "shop", 80, Outcome.REFUSED);
    private static final ConnectionAttempt CONNECTED =
            new ConnectionAttempt("web", "shop", "172.18.0.8", 80, Outcome.CONNECTED);
    private static final ConnectionAttempt FORBIDDEN =
            new ConnectionAttempt("web", "till", "till", 80, Outcome.UNRESOLVED);
    private static final ConnectionAttempts ATTEMPTS =
            new ConnectionAttempts("web", List.of(REFUSED, CONNECTED, FORBIDDEN));

    @Test
    void a_target_is_missing_if_it_is_promised_and_was_not_reached(@TempDir Path directory) throws IOException {
        Contract contract = ContractFile.read(Files.writeString(directory.resolve("contract.yaml"), """
                healthy-within: 10s
                services:
                  web: {replicas: 1, reaches: ["shop:80"]}
                  shop: {replicas: 1}
                  till: {replicas: 1}
                """));

        assertThat(ATTEMPTS.missing(contract)).containsExactly("shop");
    }

    @Test
    void without_a_sick_target_the_connections_to_it_are_kept() {
        assertThat(ATTEMPTS.without(List.of("shop")).all()).containsExactly(CONNECTED, FORBIDDEN);
    }
}
