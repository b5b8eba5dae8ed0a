package dev.seaworthy.assertion;

import dev.seaworthy.contract.Hardening;
import dev.seaworthy.probe.kernel.Confinement;
import dev.seaworthy.probe.kernel.ProcessStatus;
import dev.seaworthy.probe.network.PortBinding;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Asserts the hardening of the containers of one service. */
public final class ConfinementAssert extends AbstractAssert<ConfinementAssert, List<Confinement>> {
    private static final int FILTERS = 2;

    /** Sensitive paths, including every path below them. */
    private static final List<Path> WHOLE =
            List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"), Path.of("/var/lib/docker"));

    /** Sensitive themselves, as are their parents. An operator may keep mountable files below them. */
    private static final List<Path> DIRECTORIES =
            List.of(Path.of("/etc"), Path.of("/run"), Path.of("/var/run"), Path.of("/boot"), Path.of("/root"));

    /** Write access to one of these sockets gives control of the engine, and with it of the host. */
    private static final List<String> SOCKETS = List.of("docker.sock", "containerd.sock", "podman.sock");

    private ConfinementAssert(List<Confinement> actual) {
        super(actual, ConfinementAssert.class);
    }

    public static ConfinementAssert assertThat(List<Confinement> actual) {
        return new ConfinementAssert(actual);
    }

    /** Fails if there is no container, or if a container violates this hardening. */
    public ConfinementAssert keep(Hardening hardening) {
        if (actual.isEmpty()) {
            throw failure("expected at least one container, but found none");
        }
        String violations = actual.stream()
                .filter(container -> !violations(hardening, container).isEmpty())
                .map(container -> "%s: expected to %s, but %s"
                        .formatted(
                                container.who(),
                                expected(hardening),
                                String.join("; ", violations(hardening, container))))
                .collect(Collectors.joining("\n"));
        if (!violations.isEmpty()) {
            throw failure("%s", violations);
        }
        return this;
    }

    private static String expected(Hardening hardening) {
        return switch (hardening) {
            case NO_CAPABILITIES -> "have no capabilities";
            case NO_NEW_PRIVILEGES -> "have NoNewPrivs 1";
            case SECCOMP -> "have Seccomp 2";
            case NOT_ROOT -> "run no process as UID 0";
            case READ_ONLY_ROOT -> "have a read-only root file system";
            case NO_SENSITIVE_MOUNTS -> "mount no sensitive host path";
            case LOOPBACK_ONLY -> "be published on the loopback interface only";
        };
    }

    private static List<String> violations(Hardening hardening, Confinement container) {
        return switch (hardening) {
            case NO_CAPABILITIES ->
                processes(container, process -> hexadecimal(process).isEmpty(), ConfinementAssert::hexadecimal);
            case NO_NEW_PRIVILEGES ->
                processes(container, process -> process.noNewPrivileges() == 1, ProcessStatus::noNewPrivileges);
            case SECCOMP -> processes(container, process -> process.seccomp() == FILTERS, ProcessStatus::seccomp);
            case NOT_ROOT -> processes(container, process -> !process.users().contains(0), ProcessStatus::users);
            case READ_ONLY_ROOT -> container.rootIsReadOnly() ? List.of() : List.of("it is writable");
            case NO_SENSITIVE_MOUNTS ->
                container.hostMounts().entrySet().stream()
                        .filter(mount -> isSensitive(mount.getKey()))
                        .map(mount -> "%s is mounted at %s".formatted(mount.getKey(), mount.getValue()))
                        .toList();
            case LOOPBACK_ONLY ->
                container.published().stream()
                        .filter(publication -> !publication.isLoopbackOnly())
                        .map(PortBinding::toString)
                        .toList();
        };
    }

    private static List<String> processes(
            Confinement container, Predicate<ProcessStatus> confined, Function<ProcessStatus, Object> seen) {
        return container.processes().stream()
                .filter(process -> !confined.test(process))
                .map(process -> "%s has %s".formatted(process, seen.apply(process)))
                .toList();
    }

    private static boolean isSensitive(Path path) {
        return WHOLE.stream().anyMatch(whole -> path.startsWith(whole) || whole.startsWith(path))
                || DIRECTORIES.stream().anyMatch(directory -> directory.startsWith(path))
                || (path.getFileName() != null
                        && SOCKETS.contains(path.getFileName().toString()));
    }

    private static List<String> hexadecimal(ProcessStatus process) {
        return process.capabilities().entrySet().stream()
                .filter(set -> set.getValue() != 0)
                .map(set -> "%s %x".formatted(set.getKey(), set.getValue()))
                .toList();
    }
}
