package dev.seaworthy.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Promises;
import dev.seaworthy.checks.SharesTheStack;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.Publication;
import dev.seaworthy.probe.Publications;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Replica;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@SharesTheStack
@Requirement({"HA-04", "CLUSTER-05"})
final class PublishedPortsCheck {
    private final ComposeProject stack;
    private final Publications publications;

    PublishedPortsCheck(ComposeProject stack) {
        this.stack = stack;
        this.publications = new Publications(stack);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.PublishedPorts.class)
    void a_promised_port_accepts_connections_on_this_machine(String service, int port) {
        List<Replica> live = stack.replicas().of(service).live();
        assertThat(live).isNotEmpty();

        List<Publication> published = live.stream()
                .flatMap(replica -> publications.of(replica).stream())
                .filter(publication -> publication.is(port))
                .toList();

        assertThat(published)
                .as("where port %d of each of %s is published", port, live)
                .hasSizeGreaterThanOrEqualTo(live.size())
                .allMatch(publications::accepts, "accepts a connection");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Services.class)
    void no_port_is_published_that_was_not_promised(String service) {
        List<Replica> live = stack.replicas().of(service).live();
        assertThat(live).isNotEmpty();

        assertThat(live)
                .flatExtracting(publications::of)
                .as("what %s publishes without having promised it", service)
                .filteredOn(publication -> !isPromised(publication))
                .isEmpty();
    }

    private boolean isPromised(Publication publication) {
        return stack.contract().services().get(publication.service()).publishes().stream()
                .anyMatch(publication::is);
    }
}
