package dev.seaworthy.checks.platform.data;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.StartsVariants;
import dev.seaworthy.checks.Variants;
import dev.seaworthy.contract.Contract;
import dev.seaworthy.docker.ComposeModel;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.kernel.Directories;
import dev.seaworthy.report.Requirement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Starts a variant with only the services that have persistent paths: the other services need not be stopped and
 * started.
 */
@DisplayName("Persistent paths")
@StartsVariants
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement({"COMPOSE-07", "PROXY-06", "HA-03"})
final class PersistentPathsCheck {
    private static final String MARKER = "seaworthy-marker";
    private static final String TEXT = UUID.randomUUID().toString();

    private final ComposeStack stack;
    private final Contract contract;
    private final Variants variants;
    private final Memoized<History> history = new Memoized<>(this::undergo);

    /** A directory of a service that is promised to be persistent. */
    private record Place(String service, String directory) {}

    /** The content of the marker file at one moment, and the container that it was read from. */
    private record Seen(String container, Optional<String> content) {}

    /** The observations after each step, in order. */
    private record History(
            Map<Place, Memoized<Seen>> written,
            Map<Place, Memoized<Seen>> recreated,
            Map<Place, Memoized<Seen>> downAndUp,
            Map<Place, Memoized<Seen>> volumesRemoved) {}

    PersistentPathsCheck(ComposeStack stack, Variants variants) {
        this.stack = stack;
        this.contract = stack.contract();
        this.variants = variants;
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.PersistentPaths.class)
    void files_in_a_persistent_path_survive_the_replacement_of_the_container(String service, String directory) {
        Place place = new Place(service, directory);

        assertKept(
                place,
                history.get().written().get(place).get(),
                history.get().recreated().get(place).get());
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.PersistentPaths.class)
    void files_in_a_persistent_path_survive_compose_down_and_up(String service, String directory) {
        Place place = new Place(service, directory);

        assertKept(
                place,
                history.get().recreated().get(place).get(),
                history.get().downAndUp().get(place).get());
    }

    /**
     * Otherwise the volume only refers to a directory of the host. Not judged for a directory that the Compose files
     * mount themselves: whoever writes {@code ./data:/data} expects the files to stay.
     */
    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.PersistentPaths.class)
    void a_persistent_path_is_empty_after_compose_down_removes_the_volumes(String service, String directory) {
        Place place = new Place(service, directory);
        assumeFalse(isBindMounted(place), "the Compose files mount a directory of the host there");

        requireWritten(history.get().downAndUp().get(place).get());
        Seen after = history.get().volumesRemoved().get(place).get();
        assertThat(after.content())
                .withFailMessage(
                        "%s: expected %s to be empty after docker compose down --volumes, but %s still has the marker "
                                + "file",
                        service, directory, after.container())
                .isEmpty();
    }

    private boolean isBindMounted(Place place) {
        SortedMap<String, String> model = ComposeModel.of(stack.modelOfUsers()).values();
        return Stream.iterate(Path.of(place.directory()), path -> path != null, Path::getParent)
                .map(path -> model.get("services.%s.volumes[%s].type".formatted(place.service(), path)))
                .filter(Objects::nonNull)
                .findFirst()
                .filter("bind"::equals)
                .isPresent();
    }

    private static void assertKept(Place place, Seen before, Seen after) {
        requireWritten(before);
        Precondition.require(() -> assertThat(after.container())
                .as("the container that replaced %s", before.container())
                .isNotEqualTo(before.container()));
        assertThat(after.content())
                .withFailMessage(
                        "%s: expected the marker file in %s, written in %s, to be in %s, but %s",
                        place.service(),
                        place.directory(),
                        before.container(),
                        after.container(),
                        after.content().isPresent() ? "its content differs" : "it is missing")
                .hasValue(TEXT);
    }

    private static void requireWritten(Seen before) {
        Precondition.require(() -> assertThat(before.content())
                .withFailMessage(
                        "the marker file was %s in %s before the step that is judged",
                        before.content().isPresent() ? "overwritten" : "not", before.container())
                .hasValue(TEXT));
    }

    private History undergo() {
        List<String> services = places().stream().map(Place::service).distinct().toList();
        ComposeStack variant = variants.of(services);
        eventually(
                        "the services with persistent paths are healthy",
                        contract.healthyWithin().duration())
                .completeOrLast(
                        () -> services.stream()
                                .map(variant.replicas()::of)
                                .allMatch(tier -> tier.isWell(tier.replicas().size())),
                        healthy -> healthy);
        Faults faults = new Faults(variant);
        Map<Place, Memoized<Seen>> written = each(place -> {
            Replica replica = variant.replicas().of(place.service()).first();
            new Directories(variant).write(replica, place.directory(), MARKER, TEXT);
            return seen(variant, place);
        });
        services.forEach(faults.services()::recreate);
        Map<Place, Memoized<Seen>> recreated = each(place -> seen(variant, place));
        faults.services().downAndUp();
        Map<Place, Memoized<Seen>> downAndUp = each(place -> seen(variant, place));
        faults.services().downWithVolumesAndUp();
        return new History(written, recreated, downAndUp, each(place -> seen(variant, place)));
    }

    /** A place that cannot be observed, because its service does not run, is inconclusive in its own rows only. */
    private Map<Place, Memoized<Seen>> each(Function<Place, Seen> observed) {
        return places().stream()
                .collect(
                        Collectors.toMap(Function.identity(), place -> Memoized.observed(() -> observed.apply(place))));
    }

    private static Seen seen(ComposeStack variant, Place place) {
        Replica replica = variant.replicas().of(place.service()).first();
        return new Seen(
                "%s (%.12s)".formatted(replica.name(), replica.id()),
                new Directories(variant).read(replica, place.directory(), MARKER));
    }

    private List<Place> places() {
        return contract.services().entrySet().stream()
                .flatMap(service -> service.getValue().persistentPaths().stream()
                        .map(directory -> new Place(service.getKey(), directory)))
                .toList();
    }
}
