package dev.seaworthy.checks.platform.data;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.StartUp;
import dev.seaworthy.contract.ByteSize;
import dev.seaworthy.contract.Tmpfs;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.kernel.Directories;
import dev.seaworthy.probe.kernel.Mount;
import dev.seaworthy.report.Requirement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Restarts one replica of each service, all together and once for all rows: a restart per row would take a minute. */
@DisplayName("tmpfs mounts")
@ExclusiveStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement("COMPOSE-09")
final class TmpfsCheck {
    private static final String MARKER = "seaworthy-marker";
    private static final String TEXT = UUID.randomUUID().toString();

    private final ComposeStack stack;
    private final Faults faults;
    private final Directories directories;
    private final Memoized<Map<Place, Memoized<Seen>>> restarted = new Memoized<>(this::restart);

    /** A directory of a service that is promised to be a tmpfs. */
    private record Place(String service, String directory) {}

    /** The content of the marker file before and after the restart. */
    private record Seen(Optional<String> before, Optional<String> after) {}

    TmpfsCheck(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
        this.directories = new Directories(stack);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Tmpfs.class)
    void the_path_is_a_tmpfs_of_at_most_the_promised_size(String service, Tmpfs promised) {
        Replica replica = first(service);

        String what = "mount of %s at %s, promised as a tmpfs of at most %s"
                .formatted(replica.name(), promised.path(), promised.size());
        Optional<Mount> mounted = directories.mount(replica, promised.path());
        assertThat(mounted)
                .withFailMessage("%s: expected a tmpfs, but nothing is mounted there", what)
                .isPresent();
        assertThat(mounted).hasValueSatisfying(mount -> {
            assertThat(mount.type()).as(what).isEqualTo("tmpfs");
            assertThat(mount.size())
                    .withFailMessage("%s: expected a size, but the mount has none", what)
                    .isPresent();
            assertThat(mount.size().getAsLong())
                    .as(what)
                    .isLessThanOrEqualTo(promised.size().count());
        });
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Tmpfs.class)
    void a_write_beyond_the_size_of_the_tmpfs_fails_and_the_service_keeps_running(String service, Tmpfs promised) {
        Replica before = well(service);
        long size = promised.size().count();

        Precondition.require(() -> assertThat(directories.fill(before, promised.path(), new ByteSize(1)))
                .as("writing one byte into %s of %s", promised.path(), before.instance())
                .isEqualTo(new Directories.WriteAttempt(1, "")));
        Directories.WriteAttempt attempt = directories.fill(before, promised.path(), new ByteSize(size + 1));

        assertThat(attempt.error())
                .withFailMessage(
                        "%s: expected writing %d bytes into %s to fail with \"No space left\", but %d bytes were "
                                + "written, error: \"%s\"",
                        before.instance(), size + 1, promised.path(), attempt.written(), attempt.error())
                .contains("No space left");
        assertThat(attempt.written())
                .as("bytes written into %s of %s", promised.path(), before.instance())
                .isLessThanOrEqualTo(size);
        assertThat(stack.replicas().of(service)).isRunningAndHealthy();
        assertThat(first(service).startedAt())
                .as("start time of %s, which must not be restarted by a full tmpfs", before.instance())
                .isEqualTo(before.startedAt());
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Tmpfs.class)
    void the_tmpfs_is_empty_after_a_restart(String service, Tmpfs promised) {
        Seen seen = restarted.get().get(new Place(service, promised.path())).get();

        Precondition.require(() -> assertThat(seen.before())
                .as("the marker file in %s of %s before the restart", promised.path(), service)
                .hasValue(TEXT));
        assertThat(seen.after())
                .withFailMessage(
                        "%s: expected %s to be empty after a restart, but the marker file is still there",
                        service, promised.path())
                .isEmpty();
    }

    /** Restarts the services that have a running container; the rows of others are inconclusive. */
    private Map<Place, Memoized<Seen>> restart() {
        Map<Place, Memoized<Optional<String>>> before = places(this::writeMarker);
        faults.containers()
                .restart(before.keySet().stream()
                        .map(Place::service)
                        .distinct()
                        .flatMap(service ->
                                stack.replicas().of(service).live().stream().limit(1))
                        .toList());
        Map<Place, Memoized<Optional<String>>> after = places(this::readMarker);
        return before.keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        place -> Memoized.observed(() -> new Seen(
                                before.get(place).get(), after.get(place).get()))));
    }

    private Map<Place, Memoized<Optional<String>>> places(Function<Place, Optional<String>> read) {
        return stack.contract().services().entrySet().stream()
                .flatMap(service ->
                        service.getValue().tmpfs().stream().map(tmpfs -> new Place(service.getKey(), tmpfs.path())))
                .collect(Collectors.toMap(Function.identity(), place -> Memoized.observed(() -> read.apply(place))));
    }

    private Optional<String> writeMarker(Place place) {
        directories.write(first(place.service()), place.directory(), MARKER, TEXT);
        return readMarker(place);
    }

    private Optional<String> readMarker(Place place) {
        return directories.read(first(place.service()), place.directory(), MARKER);
    }

    /** Another row may just have restarted it. */
    private Replica well(String service) {
        return eventually(service + " is healthy", new StartUp(stack).rest(service))
                .beforehand(
                        () -> stack.replicas().of(service),
                        tier -> assertThat(tier).isRunningAndHealthy())
                .first();
    }

    private Replica first(String service) {
        return stack.replicas().of(service).first();
    }
}
