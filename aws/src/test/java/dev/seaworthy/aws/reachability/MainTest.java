package dev.seaworthy.aws.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
    private static final Path TEMPLATE = Path.of("src/test/resources/small/template.json");
    private static final String CONTRACT = "src/test/resources/small/contract.yaml";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_template_that_complies_exits_with_0_and_prints_the_table() {
        assertThat(run(TEMPLATE.toString(), CONTRACT)).isZero();
        assertThat(out.toString())
                .startsWith("HOLDS: 11 connections, 0 findings\n")
                .contains("| app |  |  | 5432 | (443) | 2049 | 443 | 443 |\n");
    }

    @Test
    void a_violated_contract_exits_with_1_and_prints_the_finding() throws IOException {
        String template =
                changed("\"FromPort\": 5432,\n    \"ToPort\": 5432", "\"FromPort\": 5433,\n    \"ToPort\": 5433");

        assertThat(run(template, CONTRACT)).isOne();
        assertThat(out.toString())
                .startsWith("VIOLATED: ")
                .contains("| 5432 missing |")
                .contains(
                        "- VIOLATED: app must reach database:5432, but AppGroup has no egress rule for 5432 to database"
                                + " (DatabaseGroup)\n");
    }

    @Test
    void an_inconclusive_verdict_exits_with_2() throws IOException {
        assertThat(run(changed("AWS::ECS::Cluster", "AWS::EC2::Instance"), CONTRACT))
                .isEqualTo(2);
        assertThat(out.toString()).startsWith("INCONCLUSIVE: ");
    }

    @Test
    void the_result_can_be_HTML() throws IOException {
        String template = changed("\"ContainerPort\": 8443", "\"ContainerPort\": 8444");

        assertThat(run("--html", template, CONTRACT)).isOne();
        assertThat(out.toString())
                .startsWith("<p><strong>VIOLATED</strong>: ")
                .contains("<tr><th>app</th><td></td><td></td><td>5432</td>")
                .contains(
                        "<li>VIOLATED: public-lb must reach web:8443, but no target group of public-lb has the target");
    }

    @Test
    void invalid_input_exits_with_2_and_one_line() throws IOException {
        assertThat(run("--htlm", TEMPLATE.toString(), CONTRACT)).isEqualTo(2);
        assertThat(run(directory.resolve("nothing.json").toString(), CONTRACT)).isEqualTo(2);
        assertThat(run(Files.writeString(directory.resolve("t.json"), "{\n]").toString(), CONTRACT))
                .isEqualTo(2);
        assertThat(run(Files.writeString(directory.resolve("u.json"), "{}").toString(), CONTRACT))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("usage: "),
                        line -> assertThat(line).contains("nothing.json cannot be read: "),
                        line -> assertThat(line).contains("t.json:2: the template is not JSON: "),
                        line -> assertThat(line)
                                .endsWith("u.json: the template has no Resources: synthesize it with `cdk synth`"));
    }

    private int run(String... arguments) {
        return Main.run(new PrintStream(out), new PrintStream(err), arguments);
    }

    private String changed(String text, String other) throws IOException {
        String template = Files.readString(TEMPLATE);
        assertThat(template).contains(text);
        return Files.writeString(
                        directory.resolve("template.json"),
                        template.replaceFirst(java.util.regex.Pattern.quote(text), other))
                .toString();
    }
}
