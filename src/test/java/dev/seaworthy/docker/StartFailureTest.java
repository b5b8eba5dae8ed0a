package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Error lines of Docker 26 and 28 with Compose 2.26 and 2.40, and of BuildKit. */
final class StartFailureTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Error response from daemon: driver failed programming external connectivity on endpoint web-1 (1f): Error starting userland proxy: listen tcp4 192.168.1.5:80: bind: cannot assign requested address | 192.168.1.5:80 is no address of this host
            Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout | a registry cannot be reached
            Error response from daemon: pull access denied for shop/web, repository does not exist or may require 'docker login' | the image shop/web cannot be pulled
            Error response from daemon: manifest for redis:8.0.66 not found: manifest unknown: manifest unknown | the image redis:8.0.66 cannot be pulled
            Error response from daemon: failed to resolve reference "docker.io/library/redis:9": docker.io/library/redis:9: not found | the image docker.io/library/redis:9 cannot be pulled
            Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host | a registry or package server cannot be reached
            E: Failed to fetch http://deb.debian.org/x Temporary failure in name resolution | a registry or package server cannot be reached
            E: Failed to fetch x: Temporary failure resolving 'deb.debian.org' | a registry or package server cannot be reached
            failed to create network shop_web: Error response from daemon: all predefined address pools have been fully subnetted | the engine has no subnet left for another network
            failed to register layer: write /usr/lib/x: no space left on device | the disk is full
            no matching manifest for linux/arm64/v8 in the manifest list entries | an image does not exist for this platform, linux/arm64/v8
            Error response from daemon: Head "https://ghcr.io/v2/shop/web/manifests/1": denied: denied | a registry refuses the user of this host
            Error response from daemon: Head "https://example.com/v2/shop/web/manifests/1": unauthorized: authentication required | a registry refuses the user of this host
            Error response from daemon: invalid pool request: Pool overlaps with other one on this address space | another network of this engine
            """)
    void a_reason_outside_of_the_stack_is_named(String error, String reason) {
        assertThat(new StartFailure(error, List.of()).outsideTheStack())
                .hasValueSatisfying(
                        named -> assertThat(named).startsWith(reason).contains(error));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Error response from daemon: failed to create task for container: exec: "stor": executable file not found in $PATH: unknown
            failed to create task for container: exec: "/start.sh": permission denied: unknown
            dependency failed to start: container shop-store-1 is unhealthy
            Error response from daemon: driver failed programming external connectivity on endpoint web-2 (1f): Bind for 0.0.0.0:8080 failed: port is already allocated
            failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2
            """)
    void a_reason_of_the_stack_is_not_one_outside_of_it(String error) {
        List<String> output = List.of(
                "#9 12.3 Error: dial tcp 127.0.0.1:5432: connect: connection refused",
                "#9 12.4 curl: (6) Could not resolve host: databse",
                "#9 12.5 write: no space left on device",
                "#9 12.6 401 unauthorized",
                error);

        assertThat(new StartFailure(error, output).outsideTheStack()).isEmpty();
    }

    @Test
    void a_failed_dependency_is_named() {
        assertThat(new StartFailure("dependency failed to start: container shop-store-1 exited (3)", List.of())
                        .failedDependency())
                .hasValue("container shop-store-1 exited (3)");
        assertThat(new StartFailure("no such file", List.of()).failedDependency())
                .isEmpty();
    }
}
