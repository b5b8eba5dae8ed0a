package dev.seaworthy.probe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests what the script {@code cgroup} reads from recorded files of containers of {@code docker run} with
 * {@code --memory=64m --memory-swap=64m --cpus=0.25 --pids-limit=32} ({@code limited}), without options
 * ({@code unlimited}) and with {@code --memory=64m} ({@code with-swap}); {@code limited} was recorded after
 * {@code burn}, {@code hog} and {@code fork}. Version 1: Linux 6.18 and Docker 26.1.5; version 2: Linux 7.2.7 and
 * Docker 28.5.2.
 */
final class CgroupScriptTest {
    private static final Path RECORDED = Path.of("src/test/resources/cgroup");

    /** Redirects the script to the recorded files. */
    private static final String WITH_RECORDED_FILES = """
            use v5.36;
            no warnings;
            require './src/test/resources/probe/cgroup';
            my $read = \\&lines;
            *lines = sub ($file) { $read->($file =~ s{^/proc/1/}{$ENV{RECORDED}/proc/}r) };
            *hierarchy = sub ($controllers) { "$ENV{RECORDED}/" . ($controllers || 'v2') };
            """;

    @TempDir
    private Path files;

    @BeforeAll
    static void perl_is_there() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/perl")), "/usr/bin/perl is not installed");
        Process version = new ProcessBuilder("/usr/bin/perl", "-e", "use v5.36;").start();
        assumeTrue(version.waitFor() == 0, "/usr/bin/perl is older than 5.36");
    }

    @ParameterizedTest
    @CsvSource({
        "v1, limited, memory=67108864 millicpus=250 pids=32 with_swap=67108864",
        "v2, limited, memory=67108864 millicpus=250 pids=32 with_swap=67108864",
        "v1, unlimited, memory=-1 millicpus=-1 pids=-1 with_swap=-1",
        "v2, unlimited, memory=-1 millicpus=-1 pids=-1 with_swap=-1",
        "v1, with-swap, memory=67108864 millicpus=-1 pids=-1 with_swap=134217728",
        "v2, with-swap, memory=67108864 millicpus=-1 pids=-1 with_swap=134217728"
    })
    void limits_are_read(String version, String container, String limits) throws Exception {
        assertThat(read(version, container, "say_of(1, show(1))")).isEqualTo("1 " + limits);
    }

    @ParameterizedTest
    @CsvSource({
        "v1, periods=21 throttled=12 used=0.425690391",
        "v2, periods=460 throttled=431 used=11.41",
    })
    void processor_time_is_read(String version, String seen) throws Exception {
        assertThat(read(version, "limited", "my %seen = cpu(1); delete $seen{at}; say_of(1, %seen)"))
                .isEqualTo("1 " + seen);
    }

    @ParameterizedTest
    @CsvSource({
        "v1, limited, oom_kills=1 peak=67108864", "v2, limited, oom_kills=1 peak=67108864",
        "v1, unlimited, oom_kills=0 peak=4022272", "v2, unlimited, oom_kills=0 peak=4857856"
    })
    void peak_memory_and_oom_kills_are_read(String version, String container, String seen) throws Exception {
        String script =
                "my $group = group(1, 'memory'); say_of(1, oom_kills => oom_kills($group), peak => peak($group))";

        assertThat(read(version, container, script)).isEqualTo("1 " + seen);
    }

    @Test
    void a_failure_is_reported_for_its_own_process_and_the_next_one_is_tried() throws Exception {
        String script =
                "each_tried(sub ($pid) { $pid == 1 ? die \"no limit\\n\" : say_of($pid, killed => 1) }, [1], [2])";

        assertThat(read("v2", "limited", script)).isEqualTo("1 failed no limit\n2 killed=1");
    }

    @Test
    void a_living_process_whose_group_cannot_be_read_is_not_taken_for_one_that_has_ended() throws Exception {
        String script = "no warnings; *alive = sub { 1 }; say_of(1, seen_of(1, sub { die \"no such file\\n\" }))";

        assertThat(read("v2", "limited", script)).isEqualTo("1 failed no such file");
    }

    @ParameterizedTest
    @CsvSource({
        "v1, limited, 0", "v2, limited, 0",
        "v1, with-swap, 67108864", "v2, with-swap, 67108864",
        "v1, unlimited, 0", "v2, unlimited, 0"
    })
    void usable_swap_is_the_allowed_amount(String version, String container, String bytes) throws Exception {
        assertThat(read(version, container, "print usable_swap(memory(group(1, 'memory')), 1 << 30)"))
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"100, 300, 1000, 200", "100, 300, 50, 50", "100, -1, 1000, 1000", "-1, -1, 1000, 0", "100, 100, 0, 0"})
    void usable_swap_is_at_most_that_of_the_host(String memory, String withSwap, String host, String usable)
            throws Exception {
        assertThat(read("v2", "limited", "print usable_swap(%s, %s, %s)".formatted(memory, withSwap, host)))
                .isEqualTo(usable);
    }

    /** The recorded files of a container are in one file; a line {@code === PATH} precedes each. */
    private String read(String version, String container, String script) throws IOException, InterruptedException {
        for (String file : Files.readString(RECORDED.resolve(version).resolve(container))
                .substring(4)
                .split("(?m)^=== ")) {
            Path path = files.resolve(file.lines().findFirst().orElseThrow());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.substring(file.indexOf('\n') + 1));
        }
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/perl", "-e", WITH_RECORDED_FILES + script);
        builder.environment().put("RECORDED", files.toString());
        Process perl = builder.redirectErrorStream(true).start();
        assertThat(perl.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new String(perl.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
