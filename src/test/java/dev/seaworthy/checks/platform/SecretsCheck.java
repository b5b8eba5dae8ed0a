package dev.seaworthy.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Once;
import dev.seaworthy.checks.Promises;
import dev.seaworthy.checks.SharesTheStack;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.Exchanges;
import dev.seaworthy.probe.SecretFiles;
import dev.seaworthy.probe.SecretFiles.Holding;
import dev.seaworthy.probe.SecretPlaces;
import dev.seaworthy.probe.Secrets;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Tier;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** One search for all rows. What is found is told by the secret's name and never by what is in it. */
@SharesTheStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement("COMPOSE-15")
final class SecretsCheck {
    private static final Path RESULTS = Path.of(System.getProperty("allure.results.directory"));

    private final ComposeProject stack;
    private final Once<SecretFiles> files;
    private final Once<SecretPlaces> places;

    SecretsCheck(ComposeProject stack, Exchanges exchanges) {
        this.stack = stack;
        Once<Secrets> secrets = new Once<>(() -> Secrets.of(stack));
        files = new Once<>(() -> new SecretFiles(stack, secrets.get()));
        places = new Once<>(() -> new SecretPlaces(stack, secrets.get(), exchanges, RESULTS));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Secrets.class)
    void a_secret_can_be_read_by_those_that_were_promised_it_and_is_mounted_nowhere_else(String secret) {
        List<Tier> promised = stack.contract().secrets().get(secret).readBy().stream()
                .filter(service -> !stack.contract().services().get(service).completes())
                .map(stack.replicas()::of)
                .toList();
        assertThat(promised)
                .extracting(Tier::live)
                .allSatisfy(live -> assertThat(live).isNotEmpty());

        List<Holding> holdings = files.get().mountedWith(secret);

        assertThat(holdings)
                .as("containers that have %s mounted", secret)
                .extracting(Holding::where)
                .hasSameElementsAs(promised.stream()
                        .flatMap(tier -> tier.instances().stream())
                        .toList());
        assertThat(holdings).as("containers that have %s mounted", secret).allMatch(Holding::readable, "can read it");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Secrets.class)
    void nothing_shows_a_secret(String secret) {
        assertThat(places.get().showing(secret))
                .as("places that show %s", secret)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Secrets.class)
    void no_image_that_the_stack_builds_contains_a_secret(String secret) {
        assertThat(files.get().builtWith(secret))
                .as("files of images that contain %s", secret)
                .isEmpty();
    }
}
