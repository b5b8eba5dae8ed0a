package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.ConfinementAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.Hardening;
import dev.seaworthy.probe.kernel.Confinement;
import dev.seaworthy.probe.kernel.ProcessStatus;
import dev.seaworthy.probe.network.PortBinding;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfinementAssertTest {
    private static final Confinement HARDENED = new Confinement(
            "web-1",
            List.of(new ProcessStatus(
                    7, "nginx", List.of(101, 101, 101, 101), new TreeMap<>(Map.of("CapEff", 0L)), 1, 2)),
            true,
            new TreeMap<>(Map.of(Path.of("/home/me/shop/conf"), Path.of("/etc/nginx"))),
            List.of(new PortBinding("web", 80, "tcp", "127.0.0.1", 8080)));

    private static final Confinement FREE = new Confinement(
            "web-2",
            List.of(
                    HARDENED.processes().getFirst(),
                    new ProcessStatus(8, "sh", List.of(0, 0, 0, 0), new TreeMap<>(Map.of("CapBnd", 0x21L)), 0, 0)),
            false,
            new TreeMap<>(Map.of(Path.of("/run/docker.sock"), Path.of("/var/run/docker.sock"))),
            List.of(new PortBinding("web", 80, "tcp", "0.0.0.0", 8080)));

    @ParameterizedTest
    @EnumSource(Hardening.class)
    void a_hardened_container_passes(Hardening hardening) {
        assertThat(List.of(HARDENED)).keep(hardening);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NO_CAPABILITIES     | have no capabilities, but sh (8) has [CapBnd 21]
            NO_NEW_PRIVILEGES   | have NoNewPrivs 1, but sh (8) has 0
            SECCOMP             | have Seccomp 2, but sh (8) has 0
            NOT_ROOT            | run no process as UID 0, but sh (8) has [0, 0, 0, 0]
            READ_ONLY_ROOT      | have a read-only root file system, but it is writable
            NO_SENSITIVE_MOUNTS | mount no sensitive host path, but /run/docker.sock is mounted at /var/run/docker.sock
            LOOPBACK_ONLY       | be published on the loopback interface only, but 0.0.0.0:8080 → web:80/tcp
            """)
    void a_violation_is_reported_with_its_process_or_path(Hardening hardening, String message) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(List.of(HARDENED, FREE)).keep(hardening))
                .withMessage("web-2: expected to " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/etc", "/var", "/proc", "/sys/fs", "/dev", "/var/lib/docker/overlay2", "/srv/docker.sock"})
    void a_mount_that_exposes_the_host_is_sensitive(String path) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(List.of(mounting(path))).keep(Hardening.NO_SENSITIVE_MOUNTS))
                .withMessageContaining(path + " is mounted at");
    }

    private static Confinement mounting(String path) {
        return new Confinement(
                "web-1",
                List.of(),
                true,
                new TreeMap<>(Map.of(Path.of(path), Path.of("/mnt"))),
                Collections.emptyList());
    }
}
