package dev.seaworthy.probe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script {@code directory} on a process whose root directory is a temporary one, as a container's is. */
final class DirectoryScriptTest {
    /** Starts such a process, and then the script, which gets its PID. */
    private static final String CONTAINED = """
            pipe my $ready, my $done;
            my $pid = fork;
            if (!$pid) { close STDOUT; chroot $ENV{ROOT}; chdir '/'; close $done; sleep 20; exit }
            close $done;
            <$ready>;
            system 'perl', 'src/test/resources/probe/directory', $pid, @ARGV;
            kill 'KILL', $pid;
            """;

    @TempDir
    private Path root;

    @BeforeAll
    static void a_root_directory_can_be_changed() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/perl")), "/usr/bin/perl is not installed");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "/usr/bin/unshare is not installed");
        Process allowed = new ProcessBuilder(
                        "unshare", "--user", "--map-root-user", "perl", "-e", "use v5.36; chroot '/' or die")
                .start();
        assumeTrue(allowed.waitFor() == 0, "user namespaces are not allowed, or Perl is older than 5.36");
    }

    @BeforeEach
    void linked() throws IOException {
        Files.createDirectories(root.resolve("run"));
        Files.createDirectories(root.resolve("var"));
        Files.createSymbolicLink(root.resolve("var/run"), Path.of("/run"));
        Files.createSymbolicLink(root.resolve("up"), Path.of("../../../../run"));
    }

    /** JUnit would warn that they lead out of its temporary directory. */
    @AfterEach
    void unlinked() throws IOException {
        Files.delete(root.resolve("var/run"));
        Files.delete(root.resolve("up"));
    }

    @Test
    void an_absolute_link_is_resolved_in_the_root_directory_of_the_container() throws Exception {
        assertThat(run("mounts", "/var/run").lines()).startsWith("/run");

        run("write", "/var/run", "marker", "text");

        assertThat(root.resolve("run/marker")).hasContent("text");
        assertThat(run("read", "/run", "marker")).isEqualTo("there\ntext");
    }

    @Test
    void a_relative_link_leads_nowhere_out_of_the_root_directory() throws Exception {
        run("write", "/up", "marker", "text");

        assertThat(root.resolve("run/marker")).hasContent("text");
    }

    @Test
    void a_link_in_place_of_the_file_is_replaced_and_not_followed() throws Exception {
        Files.createSymbolicLink(root.resolve("run/marker"), Path.of("/victim"));

        run("write", "/run", "marker", "text");

        assertThat(root.resolve("run/marker")).isRegularFile();
        assertThat(root.resolve("victim")).doesNotExist();
    }

    @Test
    void an_absent_file_and_an_absent_directory_are_told_apart() throws Exception {
        assertThat(run("read", "/run", "marker")).isEqualTo("absent\n");
        assertThat(run("read", "/nowhere", "marker")).isEqualTo("/nowhere: No such file or directory\n");
        assertThat(run("mounts", "/nowhere").lines()).startsWith("/nowhere");
    }

    @Test
    void a_filled_file_is_removed_and_its_size_is_reported() throws Exception {
        assertThat(run("fill", "/var/run", "filling", "100000")).isEqualTo("100000 \n");
        assertThat(root.resolve("run")).isEmptyDirectory();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "perl", "-e", CONTAINED));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ROOT", root.toString());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
