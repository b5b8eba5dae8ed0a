package dev.seaworthy.probe.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.ReplicaFixtures;
import dev.seaworthy.probe.secret.SecretFiles.Found;
import dev.seaworthy.probe.secret.SecretFiles.Holding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SecretFilesTest {
    private static final Replica WEB = ReplicaFixtures.attached("web", 11, Map.of());
    private static final Replica LOOP = ReplicaFixtures.attached("loop", 12, Map.of());

    @Test
    void a_container_that_ended_during_the_search_hides_no_files_of_others() {
        Found found = Found.of(List.of(WEB, LOOP), """
                11 pin readable /proc/11/root/run/secrets/pin
                12 - gone -
                """);

        assertThat(found.with("pin")).containsExactly(new Holding("web-1", "pin", true, "/run/secrets/pin"));
        assertThat(found.gone()).containsExactly(LOOP);
    }

    @ParameterizedTest
    @CsvSource({
        "/home/me/pin.txt, /run/secrets/pin, /run/secrets/pin",
        "/home/me, /everything, /everything/pin.txt",
        "/home/you, /run/secrets/pin,",
        "/home/me/pin, /run/secrets/pin,"
    })
    void a_file_is_mounted_by_itself_or_by_a_directory_above_it(String source, String destination, Path path) {
        JsonNode inspection = JsonMapper.shared().readTree("""
                {"Mounts": [{"Source": "%s", "Destination": "%s"}]}""".formatted(source, destination));

        assertThat(SecretMounts.mounted(inspection, Path.of("/home/me/pin.txt")))
                .isEqualTo(Optional.ofNullable(path));
    }

    @Test
    void a_secret_without_a_file_is_inconclusive() {
        JsonNode model = JsonMapper.shared().readTree("""
                {"secrets": {"pin": {"environment": "PIN"}}}""");

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> SecretMounts.file(model, "pin"))
                .withMessage("the Compose file has no file for the secret pin");
    }
}
