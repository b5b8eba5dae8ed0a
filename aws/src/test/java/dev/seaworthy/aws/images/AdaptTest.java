package dev.seaworthy.aws.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration of nginx in {@code stack/}, adapted to AWS. */
final class AdaptTest {
    private static final Script ADAPT = new Script("sh", "nginx/adapt");
    private static final Map<String, String> AWS = Map.of("RESOLVER", "169.254.169.253", "NAMESPACE", "test.internal");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"edge, frontend", "api-lb, api"})
    void the_resolver_and_each_server_are_replaced(String balancer, String service) throws Exception {
        Path file = directory.resolve("upstreams.conf");
        String before = Files.readString(Path.of("../stack", balancer, "upstreams.conf"));
        Files.writeString(file, before);

        Script.Result result = ADAPT.run(AWS, directory.toString(), service);

        assertThat(result).isEqualTo(new Script.Result(0, ""));
        String after = Files.readString(file);
        assertThat(directives(after, "resolver")).isEqualTo(1);
        assertThat(after).contains("resolver 169.254.169.253 ").doesNotContain("127.0.0.11");
        assertThat(after.split("server " + service + "\\.test\\.internal:8080 "))
                .hasSize(1 + directives(before, "server"));
    }

    @Test
    void a_configuration_without_the_server_is_an_error() throws Exception {
        Files.writeString(directory.resolve("upstreams.conf"), "resolver 127.0.0.11 valid=1s;\n");

        assertThat(ADAPT.run(AWS, directory.toString(), "frontend"))
                .isEqualTo(new Script.Result(
                        1, "adapt: %s/upstreams.conf has no ^( *server )frontend:8080 \n".formatted(directory)));
    }

    /** The image of the edge leaves out two sites, whose services are replaced by CloudWatch. */
    @Test
    void the_edge_without_two_sites_refers_to_no_other_service() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../stack/edge"))) {
            String configuration = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("dashboard.conf") && !file.endsWith("metrics.conf"))
                    .filter(file -> !file.toString().contains("/metrics/"))
                    .map(AdaptTest::read)
                    .collect(Collectors.joining("\n"));

            assertThat(configuration.replaceAll("#.*", "")).doesNotContain("dashboard", "cadvisor", "/var/log/edge");
        }
    }

    private static int directives(String configuration, String name) {
        return (int) Pattern.compile("(?m)^ *" + name + " ")
                .matcher(configuration)
                .results()
                .count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
