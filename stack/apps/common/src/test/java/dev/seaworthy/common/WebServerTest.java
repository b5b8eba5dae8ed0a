package dev.seaworthy.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {

    private final WebServer server = WebServer.start(0, WebServerTest::routes);
    private final HttpClient client = HttpClient.newHttpClient();

    private static void routes(RoutesConfig routes) {
        WebServer.get(routes, "/health", ctx -> {
            throw new ServiceUnavailableResponse("the database is unavailable");
        });
        WebServer.get(routes, "/messages", ctx -> ctx.result("[]"));
        routes.post("/messages", ctx -> ctx.status(201));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void head_has_the_status_of_get() throws Exception {
        assertThat(send("HEAD", "/health").statusCode()).isEqualTo(503);
        assertThat(send("HEAD", "/messages").statusCode()).isEqualTo(200);
    }

    @Test
    void another_method_gets_405_with_the_methods_of_the_path() throws Exception {
        HttpResponse<String> response = send("DELETE", "/messages");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow").orElse("").split(", "))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST");
        assertThat(response.body()).contains("this path supports only").doesNotContain("DELETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/messages/", "/MESSAGES", "//messages", "/%6dessages", "/messages;a=b"})
    void another_spelling_of_a_path_gets_404_as_JSON(String path) throws Exception {
        HttpResponse<String> response = send("GET", path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).startsWith("{\"error\":");
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
