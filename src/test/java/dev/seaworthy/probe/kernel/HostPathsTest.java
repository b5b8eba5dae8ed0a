package dev.seaworthy.probe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostPathsTest {
    private static final HostPaths HOST = new HostPaths(Stream.of(
                    "27 1 8:1 / / rw - ext4 /dev/sda1 rw",
                    "22 27 0:21 / /proc rw - proc proc rw",
                    "23 27 0:22 / /sys rw - sysfs sysfs rw",
                    "31 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw",
                    "33 27 0:25 / /run rw - tmpfs tmpfs rw",
                    "42 27 8:2 /docker /var/lib/docker rw - ext4 /dev/sdb1 rw")
            .map(Mount::of)
            .toList());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            90 80 0:25 /docker.sock /var/run/docker.sock ro - tmpfs tmpfs rw          | /run/docker.sock
            90 80 8:1 /etc /mnt ro shared:1 master:2 - ext4 /dev/sda1 rw              | /etc
            90 80 0:22 / /sys ro - sysfs sysfs rw                                     | /sys
            90 80 0:21 / /host/proc ro - proc proc rw                                 | /proc
            90 80 8:2 /docker/overlay2 /layers ro - ext4 /dev/sdb1 rw                 | /var/lib/docker/overlay2
            90 80 0:28 /docker /sys/fs/cgroup rw - cgroup2 cgroup rw                  | /sys/fs/cgroup/docker
            """)
    void a_mount_of_the_host_is_found_by_its_path_on_the_host(String line, Path path) {
        assertThat(HOST.seenBy(List.of(Mount.of(line)))).containsOnlyKeys(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80 70 0:99 / / ro - overlay overlay rw",
                "90 80 0:98 / /proc rw - proc proc rw",
                "90 80 0:97 / /sys ro - sysfs sysfs ro",
                "90 80 0:28 /../.. /sys/fs/cgroup ro - cgroup2 cgroup rw",
                "90 80 0:96 / /tmp rw - tmpfs tmpfs rw",
                "90 80 8:2 /docker/volumes/shop_data/_data /data rw - ext4 /dev/sdb1 rw"
            })
    void a_mount_that_every_container_has_is_not_one_of_the_host(String line) {
        assertThat(HOST.seenBy(List.of(Mount.of(line)))).isEmpty();
    }

    @Test
    void the_hosts_file_that_the_engine_writes_is_not_one_of_the_host() {
        String line = "90 80 8:2 /docker/containers/%s/hosts /etc/hosts rw - ext4 /dev/sdb1 rw";

        assertThat(HOST.seenBy(List.of(Mount.of(line.formatted("0123456789abcdef".repeat(4))))))
                .isEmpty();
    }
}
