package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class OwnFilesTest {
    private static final OwnFiles.PrivilegedCopy REFUSED = (source, copy) -> {
        throw new AssertionError(source + " belongs to the user of this process");
    };

    @TempDir
    private Path directory;

    private OwnModelFixture fixture;
    private Path stack;
    private Path copies;

    @BeforeEach
    void resolve() throws IOException {
        fixture = OwnModelFixture.in(directory);
        stack = fixture.stack();
        copies = fixture.copies();
    }

    @Test
    void mounts_secrets_and_configs_of_the_project_become_copies() throws IOException {
        Files.writeString(stack.resolve("password"), "correct-horse");

        JsonNode own = fixture.own("""
                {services: {web: {volumes: [
                    {type: bind, source: STACK/data, target: /data},
                    {type: bind, source: /srv/depot, target: /depot, read_only: true},
                    {type: bind, source: /srv/depot, target: /depot},
                    {type: bind, source: /var/run/docker.sock, target: /var/run/docker.sock},
                    {type: volume, source: ledger, target: /ledger}]}},
                 volumes: {disk: {driver_opts: {type: none, o: bind, device: STACK/disk}}},
                 secrets: {password: {name: n, file: STACK/password}}}
                """);

        assertThat(own.at("/services/web/volumes"))
                .map(mount -> mount.path("source").asString())
                .containsExactly(
                        copies + "/project/data",
                        "/srv/depot",
                        copies + "/elsewhere/srv/depot",
                        "/var/run/docker.sock",
                        "ledger");
        assertThat(own.at("/volumes/disk/driver_opts/device").asString()).isEqualTo(copies + "/project/disk");
        assertThat(own.at("/secrets/password/file").asString()).isEqualTo(copies + "/project/password");
    }

    @Test
    void a_dollar_sign_in_a_path_is_doubled_in_the_model_and_not_on_disk() throws IOException {
        Files.createDirectory(stack.resolve("a$b"));
        OwnFiles files = OwnFiles.copiesOf(stack, copies);

        JsonNode own = fixture.of(
                new OwnModel("run", "tag", files, false, Map.of(), () -> new Subnets(List.of())),
                "{services: {web: {volumes: [{type: bind, source: 'STACK/a$$b', target: /data}]}}}");
        files.copy(new Shell(), REFUSED);

        assertThat(own.at("/services/web/volumes/0/source").asString()).isEqualTo(copies + "/project/a$$b");
        assertThat(copies.resolve("project/a$b")).isDirectory();
    }

    @Test
    void a_link_in_a_directory_that_is_copied_is_refused_with_its_target() throws IOException {
        Path data = Files.createDirectory(directory.toRealPath().resolve("data"));
        Files.createSymbolicLink(stack.resolve("data"), data);
        OwnFiles files = OwnFiles.copiesOf(stack, copies);
        files.own(stack, false);
        files.own(stack.resolve("data"), false);

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> files.copy(new Shell(), REFUSED))
                .withMessageEndingWith("is a symbolic link in a directory that it mounts too: mount %s instead", data);
    }

    @Test
    void a_relative_seccomp_profile_becomes_absolute() {
        assertThat(fixture.own("{services: {web: {security_opt: ['no-new-privileges:true', 'seccomp:profile.json']}}}")
                        .at("/services/web/security_opt"))
                .map(JsonNode::asString)
                .containsExactly("no-new-privileges:true", "seccomp=" + stack.resolve("profile.json"));
    }

    @Test
    void a_user_other_than_root_copies_files_of_the_same_user_and_group_only() throws IOException {
        Path file = Files.writeString(stack.resolve("data"), "");
        PosixFileAttributes own = Files.readAttributes(file, PosixFileAttributes.class);

        assertThat(OwnFiles.canBeCopiedBy(own.owner().getName(), own.group().getName(), stack))
                .isTrue();
        assertThat(OwnFiles.canBeCopiedBy("nobody", own.group().getName(), stack))
                .isFalse();
        assertThat(OwnFiles.canBeCopiedBy("root", "root", stack)).isTrue();
    }

    @Test
    void every_mounted_file_is_copied_once_and_a_missing_directory_is_left_to_the_engine() throws IOException {
        Files.createDirectories(stack.resolve("conf/more"));
        Files.writeString(stack.resolve("conf/more/a"), "a");
        OwnFiles files = OwnFiles.copiesOf(stack, copies);
        List<Path> own = List.of(
                files.own(stack.resolve("conf/more"), true),
                files.own(stack.resolve("conf"), true),
                files.own(stack.resolve("data"), false),
                files.ownFile(stack.resolve("missing-secret")));

        files.copy(new Shell(), REFUSED);

        assertThat(own.get(0).resolve("a")).hasContent("a");
        assertThat(own.get(1).resolve("more/a")).hasContent("a");
        assertThat(own.get(2)).doesNotExist();
        assertThat(own.get(2).getParent()).isDirectory();
        assertThat(own.get(3)).doesNotExist();
    }

    @Test
    void a_modified_stack_uses_its_own_files_and_the_copies_for_those_that_it_lacks() throws IOException {
        Path modified = Files.createDirectory(directory.toRealPath().resolve("modified"));
        Files.createFile(modified.resolve("nginx.conf"));
        OwnFiles files = OwnFiles.inPlace(modified, copies);

        assertThat(files.own(modified.resolve("nginx.conf"), true)).isEqualTo(modified.resolve("nginx.conf"));
        assertThat(files.ownFile(modified.resolve("secrets/key"))).isEqualTo(copies.resolve("project/secrets/key"));
    }
}
