package dev.seaworthy.aws.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the container {@code prepare} writes into the volumes of a task. */
final class PrepareTest {
    private static final Script PREPARE = new Script("bash", "prepare/prepare");

    @TempDir
    private Path share;

    @TempDir
    private Path volumes;

    /** As the image has the files. */
    @BeforeEach
    void provide() throws IOException {
        for (String file :
                List.of("images/prepare/rds-ca.pem", "../stack/config/api.yaml", "../stack/secrets/create")) {
            Path source = Path.of(file);
            Files.copy(source, share.resolve(source.getFileName()));
        }
        for (String volume : List.of("tmp", "secrets", "configuration", "data")) {
            Files.createDirectory(volumes.resolve(volume));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "edge,     tls_certificate, 101",
        "edge,     tls_key,         101",
        "api,      db_password,     10001",
        "api,      cache_password,  10001",
        "cache,    cache_users,     999",
        "messages, messages_users,  999",
    })
    void a_secret_can_be_read_by_its_service_only(String service, String file, int owner) throws Exception {
        assumeRoot();

        assertThat(prepare(service)).isEqualTo(new Script.Result(0, ""));

        Path secret = volumes.resolve("secrets").resolve(file);
        assertThat(Files.getAttribute(secret, "unix:uid")).isEqualTo(owner);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("r--------");
    }

    @ParameterizedTest
    @CsvSource({"edge, 2", "frontend, 0", "api-lb, 0", "api, 3", "cache, 1", "messages, 1"})
    void a_service_gets_no_secret_of_another_one_and_its_tmp_is_writable_and_empty(String service, int secrets)
            throws Exception {
        assumeRoot();

        prepare(service);

        try (Stream<Path> files = Files.list(volumes.resolve("secrets"))) {
            assertThat(files).hasSize(secrets);
        }
        assertThat(volumes.resolve("tmp")).isEmptyDirectory();
        assertThat(Files.getAttribute(volumes.resolve("tmp"), "unix:mode")).isEqualTo(0041777);
    }

    @Test
    void a_user_of_Redis_has_the_hash_of_the_password_and_the_commands_of_the_Compose_stack() throws Exception {
        assumeRoot();

        prepare("cache");

        String hash = HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256").digest("of-the-cache".getBytes(StandardCharsets.UTF_8)));
        assertThat(Files.readString(volumes.resolve("secrets/cache_users")))
                .contains("user default off", "user api on #%s ~* -@all +ping +get +set\n".formatted(hash));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "cache", "messages"})
    void a_missing_secret_is_an_error(String service) throws Exception {
        Script.Result result = PREPARE.run(paths(), service);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).matches("prepare: \\w+_PASSWORD is not set\n");
    }

    @Test
    void an_unknown_service_is_an_error() throws Exception {
        assertThat(prepare("web"))
                .isEqualTo(new Script.Result(
                        2, "prepare: expected edge, frontend, api-lb, api, cache or messages, but found web\n"));
    }

    /** By which the API recognizes the database; the JDK reads them, with a comment before each. */
    @Test
    void each_region_has_its_root_certificate() throws Exception {
        Path file = Path.of("images", "prepare", "rds-ca.pem");
        List<String> regions = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2))
                .toList();

        try (InputStream bundle = Files.newInputStream(file)) {
            assertThat(CertificateFactory.getInstance("X.509").generateCertificates(bundle))
                    .map(X509Certificate.class::cast)
                    .hasSize(27)
                    .zipSatisfy(
                            regions,
                            (certificate, region) -> assertThat(certificate
                                            .getSubjectX500Principal()
                                            .getName())
                                    .contains("CN=Amazon RDS " + region + " Root CA RSA2048 G1"));
        }
    }

    private Script.Result prepare(String service) throws IOException, InterruptedException {
        Map<String, String> environment = paths();
        environment.put("DB_PASSWORD", "of-the-database");
        environment.put("CACHE_PASSWORD", "of-the-cache");
        environment.put("MESSAGES_PASSWORD", "of-the-messages");
        return PREPARE.run(environment, service);
    }

    private Map<String, String> paths() {
        return new HashMap<>(Map.of("VOLUMES", volumes.toString(), "SHARE", share.toString()));
    }

    private static void assumeRoot() {
        assumeTrue(
                System.getProperty("user.name").equals("root"),
                "only root can give files to other users; the container prepare runs as root");
    }
}
