package dev.seaworthy.checks.product.environments;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.store.VisitsStore;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Database connection string")
@ReadOnlyStack
@Requirement("CLUSTER-02")
final class ConnectionStringCheck {
    private static final int PORT = 8080;
    private static final Duration START = Duration.ofSeconds(30);

    private final Faults faults;
    private final DirectHttp direct;
    private final VisitsStore visits;

    ConnectionStringCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.faults = faults;
        this.direct = new DirectHttp(stack, exchanges);
        this.visits = new VisitsStore(stack);
    }

    @ParameterizedTest(name = "DBCONNECTIONSTRING={0}")
    @ValueSource(
            strings = {"host=database port=5432 dbname=%s user=seaworthy", "postgresql://seaworthy@database:5432/%s"})
    void an_API_counts_visits_in_the_database_of_its_connection_string(String connection) {
        String name = "told_" + UUID.randomUUID();
        VisitsStore told = visits.elsewhere(name);
        Replica api =
                faults.containers().runAdditional("api", Map.of("DBCONNECTIONSTRING", connection.formatted(name)));
        String requestId = UUID.randomUUID().toString();

        eventually("the API is ready", START)
                .of(
                        () -> direct.get(api, PORT, "/health"),
                        health -> assertThat(health).hasStatus(200));
        assertThat(direct.send(api, Request.visit(requestId))).hasStatus(200);

        assertThat(visits.numberOf(requestId))
                .withFailMessage(
                        "the API with DBCONNECTIONSTRING=%s: expected no visit in the database of the other APIs, but it "
                                + "counted it there",
                        connection.formatted(name))
                .isEmpty();
        assertThat(told.numberOf(requestId))
                .withFailMessage(
                        "the API with DBCONNECTIONSTRING=%s: expected the visit in the database %s, but it is not there",
                        connection.formatted(name), name)
                .isPresent();
    }
}
