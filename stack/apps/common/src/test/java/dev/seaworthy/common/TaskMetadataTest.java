package dev.seaworthy.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a local server that answers like the endpoint of ECS. */
class TaskMetadataTest {

    private static final String FIRST = "arn:aws:ecs:us-east-1:123456789012:task/main/0b69d5c0d655460d98d5b05e8d5a5a53";
    private static final String SECOND =
            "arn:aws:ecs:us-east-1:123456789012:task/main/158d1c8083dd49d6b527399fd6414f5c";

    @Test
    void two_tasks_have_different_names_whatever_their_addresses() throws IOException {
        assertThat(nameOf(200, "{\"Cluster\":\"main\",\"TaskARN\":\"" + FIRST + "\"}"))
                .isEqualTo("frontend-0b69d5c0");
        assertThat(nameOf(200, "{\"TaskARN\":\"" + SECOND + "\",\"Family\":\"frontend\"}"))
                .isEqualTo("frontend-158d1c80");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {}                    | but it returned 500",
                "200 | {}                    | but it returned no TaskARN",
                "200 | {\"TaskARN\":\"main\"} | but it returned no TaskARN",
                "200 | <html>                | but it returned no JSON",
            })
    void an_endpoint_without_the_task_is_an_invalid_environment(int status, String body, String reason) {
        assertThatExceptionOfType(InvalidEnvironment.class)
                .isThrownBy(() -> nameOf(status, body))
                .withMessage(
                        "ECS_CONTAINER_METADATA_URI_V4: expected the URI of the task metadata endpoint of Amazon ECS, "
                                + reason);
    }

    @Test
    void an_endpoint_that_does_not_respond_is_an_invalid_environment() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThatExceptionOfType(InvalidEnvironment.class)
                .isThrownBy(() -> InstanceName.of("frontend", environment("http://127.0.0.1:" + closed)))
                .withMessageContaining("but it does not respond");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ecs:us-east-1:123456789012:task/0b69d5c0-d655-460d-98d5-b05e8d5a5a53",
        "arn:aws-cn:ecs:cn-north-1:123456789012:task/main/0b69d5c0d655460d98d5b05e8d5a5a53",
    })
    void an_ARN_of_either_format_has_the_id(String arn) {
        assertThat(TaskMetadata.id(arn)).contains("0b69d5c0d655460d98d5b05e8d5a5a53");
    }

    private static String nameOf(int status, String body) throws IOException {
        HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/v4/0/task", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        endpoint.start();
        try {
            return InstanceName.of(
                    "frontend",
                    environment("http://127.0.0.1:%d/v4/0"
                            .formatted(endpoint.getAddress().getPort())));
        } finally {
            endpoint.stop(0);
        }
    }

    private static Environment environment(String endpoint) {
        return new Environment(Map.of(TaskMetadata.VARIABLE, endpoint));
    }
}
