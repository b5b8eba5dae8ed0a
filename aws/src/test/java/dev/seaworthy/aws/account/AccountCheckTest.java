package dev.seaworthy.aws.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The messages for an account that cannot be used, with a stand-in for CloudFormation. */
final class AccountCheckTest {

    private static final String ERROR =
            "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>";
    private static final String STACK = """
            <DescribeStacksResponse><DescribeStacksResult><Stacks><member>
            <StackName>Seaworthy</StackName><StackStatus>CREATE_COMPLETE</StackStatus>
            <Outputs><member><OutputKey>Url</OutputKey><OutputValue>https://shop.example.com</OutputValue></member></Outputs>
            </member></Stacks></DescribeStacksResult></DescribeStacksResponse>
            """;

    private HttpServer formation;
    private int status;
    private String answer;

    @BeforeEach
    void start() throws IOException {
        formation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        formation.createContext("/", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        formation.start();
    }

    @AfterEach
    void stop() {
        formation.stop(0);
    }

    @Test
    void an_output_of_the_stack_is_printed() throws Exception {
        answer(200, STACK);

        assertThat(check(environment(), "output", "Seaworthy", "Url")).isEqualTo("https://shop.example.com\n");
    }

    @Test
    void missing_credentials() throws Exception {
        answer(200, STACK);
        var environment = environment();
        environment.remove("AWS_ACCESS_KEY_ID");

        assertThat(check(environment, "credentials"))
                .isEqualTo(
                        "no credentials were found: set AWS_PROFILE to a profile that is logged in, or AWS_ACCESS_KEY_ID and "
                                + "AWS_SECRET_ACCESS_KEY\n");
    }

    @Test
    void refused_credentials() throws Exception {
        answer(403, ERROR.formatted("ExpiredToken", "The security token included in the request is expired"));

        assertThat(check(environment(), "credentials"))
                .isEqualTo("AWS refuses the credentials: The security token included in the request is expired\n");
    }

    @Test
    void missing_region() throws Exception {
        var environment = environment();
        environment.remove("AWS_REGION");

        assertThat(check(environment, "credentials"))
                .isEqualTo("no region is selected: set AWS_REGION, for example to us-east-1\n");
    }

    @Test
    void unknown_region() throws Exception {
        var environment = environment();
        environment.put("AWS_REGION", "us-east-9");

        assertThat(check(environment, "credentials"))
                .startsWith("the region us-east-9 is not known: set AWS_REGION to one of af-south-1, ")
                .hasLineCount(1);
    }

    @Test
    void a_CDK_that_is_not_bootstrapped() throws Exception {
        answer(400, ERROR.formatted("ValidationError", "Stack with id CDKToolkit does not exist"));

        assertThat(check(environment(), "bootstrap"))
                .isEqualTo("the CDK is not bootstrapped in us-east-1: run bin/aws bootstrap, once for each account and"
                        + " region\n");
    }

    @Test
    void a_stack_that_does_not_exist() throws Exception {
        answer(400, ERROR.formatted("ValidationError", "Stack with id Seaworthy does not exist"));

        assertThat(check(environment(), "output", "Seaworthy", "Url"))
                .isEqualTo("the stack Seaworthy does not exist in us-east-1: run bin/aws deploy\n");
    }

    private void answer(int status, String body) {
        this.status = status;
        answer = body;
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
        environment.put("AWS_SECRET_ACCESS_KEY", "example");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_MAX_ATTEMPTS", "1");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_CONFIG_FILE", "target/none");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "target/none");
        environment.put(
                "AWS_ENDPOINT_URL_CLOUDFORMATION",
                "http://127.0.0.1:" + formation.getAddress().getPort());
        return environment;
    }

    /** Runs the check with this environment only, and returns what it writes. */
    private static String check(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                                AccountCheck.class.getName()),
                        Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(List.copyOf(command)).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines()
                .filter(line -> !line.startsWith("SLF4J"))
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }
}
