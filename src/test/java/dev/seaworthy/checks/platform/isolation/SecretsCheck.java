package dev.seaworthy.checks.platform.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.secret.SecretFiles;
import dev.seaworthy.probe.secret.SecretFiles.Holding;
import dev.seaworthy.probe.secret.SecretPlaces;
import dev.seaworthy.probe.secret.Secrets;
import dev.seaworthy.report.Requirement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Searches once for all rows. Messages contain a secret's name, never its value. */
@DisplayName("Access to secrets")
@ReadOnlyStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement("COMPOSE-15")
final class SecretsCheck {
    private static final Path RESULTS = Path.of(System.getProperty("allure.results.directory"));

    private final ComposeStack stack;
    private final Memoized<SecretFiles> files;
    private final Memoized<SecretPlaces> places;

    SecretsCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        Memoized<Secrets> secrets = new Memoized<>(() -> Secrets.of(stack));
        files = new Memoized<>(() -> new SecretFiles(stack, secrets.get()));
        places = new Memoized<>(() -> new SecretPlaces(stack, secrets.get(), exchanges, RESULTS));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Secrets.class)
    void a_secret_is_readable_by_its_promised_services_and_mounted_nowhere_else(String secret) {
        List<Tier> promised = stack.contract().secrets().get(secret).readBy().stream()
                .map(stack.replicas()::of)
                .toList();
        promised.stream()
                .filter(tier -> !stack.contract().services().get(tier.service()).completes())
                .forEach(Precondition::running);

        List<Holding> holdings = files.get().mountedWith(secret);

        assertThat(holdings)
                .as("containers that have %s mounted", secret)
                .extracting(Holding::where)
                .hasSameElementsAs(promised.stream()
                        .flatMap(tier -> tier.replicas().stream())
                        .map(Replica::instance)
                        .toList());
        assertThat(holdings).as("containers that have %s mounted", secret).allMatch(Holding::readable, "can read it");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Secrets.class)
    void no_log_environment_command_line_or_inspection_contains_the_secret(String secret) {
        assertThat(places.get().showing(secret))
                .as("places that show %s, which none may show", secret)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Secrets.class)
    void no_image_built_by_the_stack_contains_the_secret(String secret) {
        assertThat(files.get().builtWith(secret))
                .as("files of images that contain %s, which no image may contain", secret)
                .isEmpty();
    }
}
