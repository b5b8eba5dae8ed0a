package dev.seaworthy.checks.product.environments;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.StartsVariants;
import dev.seaworthy.checks.Variants;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.network.Jdwp;
import dev.seaworthy.probe.network.PortBinding;
import dev.seaworthy.probe.network.PortBindings;
import dev.seaworthy.probe.network.Postgres;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack with its development overlay. */
@DisplayName("Development environment")
@TestInstance(Lifecycle.PER_CLASS)
@StartsVariants
@Order(2) // the longest first, in parallel with the read-only checks
@Requirement("COMPOSE-14")
final class DevelopmentCheck {
    private static final int JDWP = 5005;
    private static final int POSTGRES = 5432;
    private static final Duration WRITTEN = Duration.ofSeconds(5);
    /** A JVM accepts one debugger at a time, and listens again once it has noticed that it left. */
    private static final Duration LISTENING = Duration.ofSeconds(5);

    private final ComposeStack development;
    private final Jdwp jdwp;
    private final PortBindings publications;
    private final DirectHttp direct;

    DevelopmentCheck(Variants variants, Exchanges exchanges) {
        this.development = variants.with("docker-compose.dev.yml");
        this.jdwp = new Jdwp(development);
        this.publications = new PortBindings(development);
        this.direct = new DirectHttp(development, exchanges);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"frontend", "api"})
    void a_debugger_on_the_host_can_attach_to_every_JVM(String service) {
        assertThat(replicas(service))
                .allSatisfy(replica -> assertThat(jdwp.answers(replica, JDWP))
                        .withFailMessage(
                                "%s: expected a debugger to be accepted on port %d, but there was no JDWP handshake",
                                replica.instance(), JDWP)
                        .isTrue())
                .allSatisfy(replica -> assertThat(replica.publishes())
                        .as("published ports of %s", replica.instance())
                        .containsKey(JDWP))
                .allSatisfy(this::assertAttachable);
    }

    private void assertAttachable(Replica replica) {
        int port = replica.publishes().get(JDWP);
        eventually("another debugger is accepted after the first left", LISTENING)
                .of(
                        () -> jdwp.respondsOnLoopback(port),
                        answered -> assertThat(answered)
                                .withFailMessage(
                                        "%s: expected a debugger on the host to be accepted, but there was no JDWP handshake on "
                                                + "the host's port %d",
                                        replica.instance(), port)
                                .isTrue());
    }

    @Test
    void a_client_on_the_host_can_connect_to_the_database() {
        Replica database = development.replicas().of("database").only();

        assertThat(database.publishes())
                .withFailMessage(
                        "%s: expected port %d, and no other, to be published on the host, but found %s",
                        database.instance(), POSTGRES, database.publishes())
                .containsOnlyKeys(POSTGRES);
        assertThat(Postgres.respondsOnLoopback(database.publishes().get(POSTGRES)))
                .withFailMessage(
                        "%s: expected PostgreSQL to respond on the host's port, but it did not: %s",
                        database.instance(), database.publishes())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"frontend", "api", "database"})
    void debugging_ports_are_published_on_the_loopback_address_only(String service) {
        assertThat(replicas(service))
                .allSatisfy(replica -> assertThat(publications.of(replica))
                        .as("published ports of %s, which must be on the loopback address", replica.instance())
                        .isNotEmpty()
                        .allMatch(PortBinding::isLoopbackOnly, "is on the loopback address"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"frontend", "api"})
    void requests_are_logged_at_debug_level(String service) {
        Instant since = Instant.now();
        Replica replica = replicas(service).getFirst();

        Precondition.require(
                () -> assertThat(direct.get(replica, 8080, "/version")).hasStatus(200));

        eventually("a line of level DEBUG is logged", WRITTEN)
                .of(
                        () -> development.logs().of(replica, since),
                        lines -> assertThat(lines)
                                .withFailMessage(
                                        "%s: expected a log line of level DEBUG after a request, but its log is %s",
                                        replica.instance(), lines)
                                .anyMatch(line -> line.contains(" DEBUG ")));
    }

    private List<Replica> replicas(String service) {
        List<Replica> live = development.replicas().of(service).live();
        Precondition.require(() -> assertThat(live)
                .as("running replicas of %s in the development environment", service)
                .hasSize(development.contract().services().get(service).replicas()));
        return live;
    }
}
